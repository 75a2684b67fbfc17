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
  | 'refused'
  | 'cancelled';

const brand = Symbol.for('container-lab.WorldError');

/** The environment is not ready: never the learner's work. */
export class WorldError extends Error {
  readonly [brand] = true;
  readonly fault: WorldFault;
  /** The endpoint that was asked, for people. */
  readonly endpoint: string;
  override readonly name = 'WorldError';

  constructor(fault: WorldFault, endpoint: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.fault = fault;
    this.endpoint = endpoint;
  }

  /** Every bundle has its own copy of this class: an error of any of them is one. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
