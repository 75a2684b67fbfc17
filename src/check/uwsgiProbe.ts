import type { ExecResult } from '../world/docker/objects/inside.ts';
import { noAnswer } from '../world/wire/faults.ts';
import { readHttp, uwsgiRequest } from '../world/wire/uwsgiProtocol.ts';
import type { HttpAnswer, WireFault, WireResult } from '../world/wire/wire.ts';

/**
 * Sends the bytes of its second argument, in hexadecimal, to the socket file of its first, and
 * prints what comes back; a socket that is not there yet is waited for as many seconds as the third
 * says. Its exit codes from 90 on are told below.
 */
const script = `
import socket, sys, time
line = socket.socket(socket.AF_UNIX)
line.settimeout(4)
data = b""
end = time.monotonic() + float(sys.argv[3])
try:
    while True:
        try:
            line.connect(sys.argv[1])
            break
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
    line.sendall(bytes.fromhex(sys.argv[2]))
    while len(data) < 60000:
        part = line.recv(60000)
        if not part:
            break
        data += part
except FileNotFoundError:
    sys.exit(90)
except ConnectionRefusedError:
    sys.exit(91)
except (ConnectionResetError, BrokenPipeError):
    sys.exit(92)
except socket.timeout:
    sys.exit(93)
except OSError:
    sys.exit(94)
sys.stdout.buffer.write(data)
`;

const faults: Readonly<Record<number, WireFault>> = {
  91: 'refused',
  92: 'reset',
  93: 'time-out',
  94: 'unreachable',
};

/**
 * The command that asks a socket file in a container for a page; needs Python in there. `patience`
 * is in milliseconds.
 */
export function uwsgiProbe(socket: string, path: string, patience: number): readonly string[] {
  const request = uwsgiRequest(path, 'localhost', 80).toString('hex');
  return ['python3', '-c', script, socket, request, String(patience / 1000)];
}

/** What the probe found; `no-socket` and `no-python` when there is nothing to ask, or nothing to ask with. */
export function readProbe({
  exitCode,
  output,
}: ExecResult): WireResult<HttpAnswer> | 'no-socket' | 'no-python' {
  if (exitCode === 90) return 'no-socket';
  if (exitCode === 126 || exitCode === 127) return 'no-python';
  if (exitCode !== 0) {
    return noAnswer(faults[exitCode] ?? 'reset', output.trim().slice(-200));
  }
  if (output === '') return noAnswer('empty', 'closed without a byte');
  const answer = readHttp(Buffer.from(output));
  return answer === undefined
    ? noAnswer('not-uwsgi', 'what answered is no HTTP response')
    : { answer };
}
