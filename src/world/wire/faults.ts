import type { WireFault } from './wire.ts';

/** What an error code of Node, libuv or OpenSSL says of the other side. */
const byCode: Readonly<Record<string, WireFault>> = {
  ECONNREFUSED: 'refused',
  EPIPE: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  ETIMEDOUT: 'time-out',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EPROTO: 'tls',
};

export interface NoAnswer {
  readonly answer?: undefined;
  readonly fault: WireFault;
  readonly detail: string;
}

/** The error of a connection as the fault it stands for; undefined for an error of another kind. */
export function wireFault(error: unknown): NoAnswer | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const fault = faultOfCode(String(error.code), 'syscall' in error);
  return fault === undefined ? undefined : noAnswer(fault, error.message);
}

export function noAnswer(fault: WireFault, detail: string): NoAnswer {
  return { fault, detail };
}

function faultOfCode(code: string, fromSystem: boolean): WireFault | undefined {
  // Node says ECONNRESET too when the other side hangs up in order, before any answer.
  if (code === 'ECONNRESET') return fromSystem ? 'reset' : 'empty';
  if (code.startsWith('HPE_')) return 'not-http';
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'tls';
  return byCode[code];
}
