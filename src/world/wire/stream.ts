import { connect } from 'node:net';

interface Talk {
  readonly host: string;
  readonly port: number;
  /** Sent once the connection stands. */
  readonly send?: Buffer;
  /** Bytes to read at most. */
  readonly limit: number;
  /** Milliseconds after which a silent other side is left; it is waited for when left out. */
  readonly silence?: number;
}

/** What the other side said until it closed, until the limit, or until it was silent for too long. */
export function talk(
  { host, port, send, limit, silence }: Talk,
  signal: AbortSignal,
): Promise<{ readonly bytes: Buffer; readonly closed: boolean }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal });
    const chunks: Buffer[] = [];
    let size = 0;
    let quiet: NodeJS.Timeout | undefined;
    const end = (closed: boolean): void => {
      clearTimeout(quiet);
      socket.destroy();
      resolve({ bytes: Buffer.concat(chunks).subarray(0, limit), closed });
    };
    socket.on('connect', () => {
      if (send !== undefined) socket.write(send);
      if (silence !== undefined) quiet = setTimeout(() => end(false), silence);
    });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
      // Whoever says something at once has said enough to be known by.
      if (size >= limit || silence !== undefined) end(false);
    });
    socket.on('end', () => end(true));
    socket.on('error', (error) => {
      clearTimeout(quiet);
      reject(error);
    });
  });
}
