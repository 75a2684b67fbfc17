import assert from 'node:assert/strict';
import { faultOf, faultOfSignal, faultOfStatus } from '../../../../src/world/docker/faults.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

describe('faults of the connection', () => {
  const table: readonly [code: string, fault: string][] = [
    ['ENOENT', 'socket-missing'],
    ['ENOTDIR', 'socket-missing'],
    ['ECONNREFUSED', 'daemon-down'],
    ['ENOTFOUND', 'daemon-down'],
    ['EACCES', 'socket-denied'],
    ['EPERM', 'socket-denied'],
    ['ETIMEDOUT', 'time-out'],
    ['ECONNRESET', 'closed'],
    ['EPIPE', 'closed'],
    ['HPE_INVALID_CONSTANT', 'bad-answer'],
    ['CERT_HAS_EXPIRED', 'certificate-expired'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-unknown'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-unknown'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-mismatch'],
    ['ERR_OSSL_PEM_NO_START_LINE', 'bad-endpoint'],
    ['ESOMETHING', 'refused'],
  ];
  for (const [code, fault] of table) {
    it(`takes ${code} for ${fault}`, () => {
      const error = faultOf(failure(code), 'unix:///x');
      assert.equal(error.fault, fault);
      assert.equal(error.endpoint, 'unix:///x');
      assert.match(error.message, /^Could not ask Docker at unix:\/\/\/x: .+\.$/);
    });
  }

  it('keeps a fault that it is given', () => {
    const error = faultOf(failure('EACCES'), 'x');
    assert.equal(faultOf(error, 'y'), error);
  });

  it('tells statuses apart', () => {
    assert.equal(faultOfStatus(503, '', 'x').fault, 'daemon-down');
    const refused = faultOfStatus(403, '{"message":"not here"}', 'x');
    assert.equal(refused.fault, 'refused');
    assert.match(refused.message, /403 \(not here\)/);
  });

  it('tells a time-out from a cancelling', () => {
    const ended = (reason: unknown): string => {
      const control = new AbortController();
      control.abort(reason);
      return faultOfSignal(control.signal, 'x').fault;
    };
    assert.equal(ended(undefined), 'cancelled');
    assert.equal(ended(new DOMException('late', 'TimeoutError')), 'time-out');
  });
});
