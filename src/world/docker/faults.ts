import { WorldError } from '../worldError.ts';
import type { WorldFault } from '../worldError.ts';

const unknownAuthority = 'its certificate is of an authority that is not trusted here';
const notTls = 'it does not speak TLS';

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
  SELF_SIGNED_CERT_IN_CHAIN: ['certificate-unknown', unknownAuthority],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificate-unknown', unknownAuthority],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['certificate-unknown', unknownAuthority],
  UNABLE_TO_GET_ISSUER_CERT: ['certificate-unknown', unknownAuthority],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['certificate-unknown', unknownAuthority],
  CERT_SIGNATURE_FAILURE: ['certificate-unknown', unknownAuthority],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'certificate-unknown',
    'its certificate is for another host name or address',
  ],
  CERT_HAS_EXPIRED: ['certificate-expired', 'its certificate has expired'],
  CERT_NOT_YET_VALID: ['certificate-expired', 'its certificate is not valid yet'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls-mismatch', notTls],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['tls-mismatch', notTls],
  EPROTO: ['tls-mismatch', notTls],
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
  // OpenSSL's own codes: a PEM text that is none.
  if (code.startsWith('ERR_OSSL_')) {
    return fault('bad-endpoint', endpoint, `a certificate or key cannot be read (${why})`, error);
  }
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
  if (status === 400 && body.includes('HTTP request to an HTTPS server')) {
    return fault('tls-mismatch', endpoint, 'it speaks TLS, and was asked without');
  }
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
