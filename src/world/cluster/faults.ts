import { WorldError } from '../worldError.ts';
import type { WorldFault } from '../worldError.ts';

type ClusterFault = Extract<WorldFault, `cluster-${string}` | 'kubeconfig-bad'>;

/** What a system error code says of the API server (Node's and libuv's error codes). */
const byCode: Readonly<Record<string, readonly [ClusterFault, string]>> = {
  ECONNREFUSED: ['cluster-down', 'nobody listens there'],
  ENOTFOUND: ['cluster-down', 'the host is not known'],
  EAI_AGAIN: ['cluster-down', 'the host is not known'],
  EHOSTUNREACH: ['cluster-down', 'the host cannot be reached'],
  ENETUNREACH: ['cluster-down', 'the network cannot be reached'],
  ETIMEDOUT: ['cluster-time-out', 'it did not answer in time'],
  ECONNRESET: ['cluster-closed', 'it closed the connection half-way'],
  EPIPE: ['cluster-closed', 'it closed the connection half-way'],
  ERR_STREAM_PREMATURE_CLOSE: ['cluster-closed', 'it closed the connection half-way'],
  CERT_HAS_EXPIRED: ['cluster-expired', 'its certificate has expired'],
  CERT_NOT_YET_VALID: ['cluster-expired', 'its certificate is not valid yet'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['cluster-answer', 'it does not speak TLS'],
  EPROTO: ['cluster-answer', 'it does not speak TLS'],
};
/** Codes of a certificate that another authority signed, or that is for another address. */
const strange = /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_SIGNATURE|ERR_TLS_CERT_ALTNAME)/;

export function fault(kind: WorldFault, context: string, why: string, cause?: unknown): WorldError {
  return new WorldError(kind, context, `Could not ask the cluster ${context}: ${why}.`, cause);
}

/** An error of the connection as the fault it stands for. */
export function faultOf(error: unknown, context: string): WorldError {
  if (error instanceof WorldError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = byCode[code];
  if (known !== undefined) return fault(known[0], context, known[1], error);
  if (strange.test(code)) {
    return fault('cluster-stranger', context, 'its certificate is of another cluster', error);
  }
  const why = error instanceof Error ? error.message : String(error);
  // OpenSSL's own codes: a certificate or key that is none.
  const kind = code.startsWith('ERR_OSSL_') ? 'kubeconfig-bad' : 'cluster-answer';
  return fault(kind, context, why, error);
}

/** Why a caller's signal ended a call: its time was over, or somebody cancelled. */
export function faultOfSignal(signal: AbortSignal, context: string): WorldError {
  const reason: unknown = signal.reason;
  if (reason instanceof WorldError) return reason;
  return reason instanceof Error && reason.name === 'TimeoutError'
    ? fault('cluster-time-out', context, 'it did not answer in time', reason)
    : fault('cancelled', context, 'the call was cancelled', reason);
}

/** An HTTP status that says no; `expired` when our own certificate is out of its time. */
export function faultOfStatus(
  status: number,
  body: string,
  context: string,
  expired: boolean,
): WorldError {
  const why = `it answered ${status} (${messageOf(body)})`;
  if (status === 401 && expired) {
    return fault('cluster-expired', context, 'the certificate of your kubeconfig has expired');
  }
  if (status === 401 || status === 403) return fault('cluster-denied', context, why);
  return fault(status >= 502 && status <= 504 ? 'cluster-down' : 'cluster-answer', context, why);
}

/** The message of the server's Status object, or the text itself. */
export function messageOf(body: string): string {
  return statusOf(body)?.message ?? body.trim().slice(0, 500);
}

/** The API server's own Status object, if the body is one. */
export function statusOf(body: string): { readonly message: string } | undefined {
  if (!body.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' &&
      value !== null &&
      'kind' in value &&
      value.kind === 'Status' &&
      'message' in value &&
      typeof value.message === 'string'
      ? { message: value.message }
      : undefined;
  } catch {
    return undefined;
  }
}
