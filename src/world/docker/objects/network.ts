export interface NetworkSummary {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Network extends NetworkSummary {
  /** `local`, `swarm` or `global`. */
  readonly scope: string;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly subnets: readonly string[];
  /** Running containers on it. */
  readonly containers: readonly {
    readonly id: string;
    readonly name: string;
    /** Without the prefix length; empty for none. */
    readonly address: string;
  }[];
}
