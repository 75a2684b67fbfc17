/** A swarm service. */
export interface Service {
  readonly id: string;
  readonly name: string;
  readonly mode: 'replicated' | 'global' | 'job';
  /** Wanted; undefined when global. */
  readonly replicas: number | undefined;
  /** As given, without the digest that the swarm adds. */
  readonly image: string;
  readonly environment: readonly string[];
  readonly ports: readonly {
    /** `8080/tcp`. */
    readonly container: string;
    readonly published: number;
    readonly mode: 'ingress' | 'host';
  }[];
  readonly endpointMode: 'vip' | 'dnsrr';
  readonly labels: Readonly<Record<string, string>>;
  /** E.g. `updating`, `completed`, `paused`, `rollback_completed`; empty for none. */
  readonly update: string;
}

/** A task of a swarm service: one attempt at one replica. */
export interface ServiceTask {
  readonly id: string;
  /** The service's id. */
  readonly service: string;
  readonly slot: number;
  readonly node: string;
  /** E.g. `running`, `pending`, `rejected`. */
  readonly state: string;
  readonly wanted: string;
  readonly error: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  /** The container's id; empty before it is made. */
  readonly container: string;
}
