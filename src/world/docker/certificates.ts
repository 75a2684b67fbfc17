import { X509Certificate } from 'node:crypto';
import type { WorldError } from '../worldError.ts';
import { fault } from './faults.ts';

/** Numbers of TLS alerts about the client's certificate (RFC 8446, section 6). */
const alerts = { expired: 45, about: [42, 43, 44, 46, 48, 116] };

/**
 * What the daemon's TLS alert says of the learner's own certificate; undefined for every other
 * error. Older daemons call one that has expired only bad: its own dates tell.
 */
export function certificateFault(
  error: unknown,
  certificate: string | undefined,
  endpoint: string,
): WorldError | undefined {
  const text = error instanceof Error ? error.message : '';
  const alert = Number(/SSL alert number (\d+)/.exec(text)?.[1]);
  if (alert === alerts.expired || (alerts.about.includes(alert) && hasExpired(certificate))) {
    return fault('certificate-expired', endpoint, 'your client certificate has expired', error);
  }
  if (!alerts.about.includes(alert)) return undefined;
  const why = 'it wants a client certificate of its own authority, and got none or another';
  return fault('certificate-refused', endpoint, why, error);
}

function hasExpired(certificate: string | undefined): boolean {
  if (certificate === undefined) return false;
  try {
    return Date.parse(new X509Certificate(certificate).validTo) < Date.now();
  } catch {
    return false;
  }
}
