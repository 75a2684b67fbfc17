/** Why the world could not be asked. Each has a block of its own in `cause/blocks`. */
export type WorldFault =
  | 'daemon-down'
  | 'socket-missing'
  | 'socket-denied'
  | 'time-out'
  | 'closed'
  | 'too-old'
  | 'bad-endpoint'
  | 'bad-answer'
  /** The daemon's certificate is of another authority or for another host. */
  | 'certificate-unknown'
  /** A certificate is out of its time, the daemon's or the learner's. */
  | 'certificate-expired'
  /** The daemon wants a client certificate, and has none or one that it does not trust. */
  | 'certificate-refused'
  /** One side speaks TLS, and the other does not. */
  | 'tls-mismatch'
  /** The docker CLI found no way through ssh. */
  | 'ssh-failed'
  | 'refused'
  | 'cancelled'
  /** A registry did not answer, as the terminal saw it. */
  | 'registry-unreachable'
  /** A registry answered that it will not serve for now. */
  | 'rate-limited'
  /** The lab cluster has not been made. */
  | 'cluster-missing'
  /** The context is of a cluster that was not made for labs, and that no setting allows. */
  | 'context-refused'
  | 'kubeconfig-bad'
  | 'cluster-down'
  /** A certificate is out of its time, the server's or that of the kubeconfig. */
  | 'cluster-expired'
  /** The server's certificate is of another cluster than the kubeconfig. */
  | 'cluster-stranger'
  /** The server does not let this user ask (401, 403). */
  | 'cluster-denied'
  | 'cluster-time-out'
  | 'cluster-closed'
  | 'cluster-answer';

const brand = Symbol.for('container-lab.WorldError');

/** The environment is not ready: never the learner's work. */
export class WorldError extends Error {
  readonly [brand] = true;
  readonly fault: WorldFault;
  /** The endpoint that was asked, for people. */
  readonly endpoint: string;
  /** Commands that get what was wanted in another way, in their order. */
  readonly ways: readonly (readonly string[])[];
  override readonly name = 'WorldError';

  constructor(
    fault: WorldFault,
    endpoint: string,
    message: string,
    cause?: unknown,
    ways: readonly (readonly string[])[] = [],
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.fault = fault;
    this.endpoint = endpoint;
    this.ways = ways;
  }

  /** Every bundle has its own copy of this class: an error of any of them is one. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
