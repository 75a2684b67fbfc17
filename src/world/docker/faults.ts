import { WorldError } from '../worldError.ts';
import type { WorldFault } from '../worldError.ts';

/** What a system or HTTP error code says of the daemon (Node's and libuv's error codes). */
const byCode: Readonly<Record<string, readonly [WorldFault, string]>> = {
  ENOENT: ['socket-missing', 'there is no such socket'],
  ENOTDIR: ['socket-missing', 'there is no such socket'],
  ECONNREFUSED: ['daemon-down', 'nobody listens there'],
  ENOTFOUND: ['daemon-down', 'the host is not known'],
  EAI_AGAIN: ['daemon-down', 'the host is not known'],
  EHOSTUNREACH: ['daemon-down', 'the host cannot be reached'],
  ENETUNREACH: ['daemon-down', 'the network cannot be reached'],
  EACCES: ['socket-denied', 'this user may not open the socket'],
  EPERM: ['socket-denied', 'this user may not open the socket'],
  ETIMEDOUT: ['time-out', 'it did not answer in time'],
  ECONNRESET: ['closed', 'it closed the connection half-way'],
  EPIPE: ['closed', 'it closed the connection half-way'],
  ERR_STREAM_PREMATURE_CLOSE: ['closed', 'it closed the connection half-way'],
};

export function fault(
  kind: WorldFault,
  endpoint: string,
  why: string,
  cause?: unknown,
): WorldError {
  return new WorldError(kind, endpoint, `Could not ask Docker at ${endpoint}: ${why}.`, cause);
}

/** An error of the connection as the fault it stands for. */
export function faultOf(error: unknown, endpoint: string): WorldError {
  if (error instanceof WorldError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = byCode[code];
  if (known !== undefined) return fault(known[0], endpoint, known[1], error);
  if (code.startsWith('HPE_')) {
    return fault('bad-answer', endpoint, 'what answered does not speak HTTP', error);
  }
  const why = error instanceof Error ? error.message : String(error);
  return fault('refused', endpoint, why, error);
}

/** Why a caller's signal ended a call: its time was over, or somebody cancelled. */
export function faultOfSignal(signal: AbortSignal, endpoint: string): WorldError {
  const reason: unknown = signal.reason;
  if (reason instanceof WorldError) return reason;
  return reason instanceof Error && reason.name === 'TimeoutError'
    ? fault('time-out', endpoint, 'it did not answer in time', reason)
    : fault('cancelled', endpoint, 'the call was cancelled', reason);
}

/** An HTTP status that says no. Gateways answer 502 to 504 for an engine that does not run. */
export function faultOfStatus(status: number, body: string, endpoint: string): WorldError {
  const kind = status >= 502 && status <= 504 ? 'daemon-down' : 'refused';
  return fault(kind, endpoint, `it answered ${status} (${messageOf(body)})`);
}

/** The daemon's `{"message": …}`, or the text itself. */
export function messageOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && 'message' in value) {
      return String(value.message).trim();
    }
  } catch {
    // Not JSON: the text speaks for itself.
  }
  return body.trim().slice(0, 500);
}
