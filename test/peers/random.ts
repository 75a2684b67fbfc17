/** Numbers that look random and are the same for the same seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to before 1 (a 32-bit generator of the kind called mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return this.anyOf(values) ?? values[0];
  }

  /** Undefined of none. */
  anyOf<Value>(values: readonly Value[]): Value | undefined {
    return values[this.below(values.length)];
  }

  /** A whole number from 0 to before the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
