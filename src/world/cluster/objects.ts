/** What an object is: its apiVersion and kind, e.g. `apps/v1` and `Deployment`. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What is known of every object, beside the value itself. */
export interface ClusterObject extends Resource {
  readonly name: string;
  /** Empty for one of the whole cluster, such as a Node. */
  readonly namespace: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Milliseconds since 1970; undefined where the server says none. */
  readonly created: number | undefined;
  /** Whether it is on its way out. */
  readonly deleting: boolean;
  /** The one that made it and keeps it, e.g. a Pod's ReplicaSet. */
  readonly controller: Owner | undefined;
  /** The JSON value as the server gave it, for paths into it. */
  readonly json: unknown;
}

export interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** Which objects of a kind are meant. */
export interface Selection {
  /** All namespaces when left out. */
  readonly namespace?: string;
  /** By equality. */
  readonly labels?: Readonly<Record<string, string>>;
  /** A field selector, e.g. `status.phase=Running`. */
  readonly fields?: string;
}

/** One object by its name; of the whole cluster without a namespace. */
export interface Named {
  readonly namespace?: string;
  readonly name: string;
}

/** Something that happened to an object while the server was watched. */
export interface Change {
  readonly is: 'added' | 'modified' | 'deleted';
  readonly object: ClusterObject;
}

/** What a watch gives: a change, or only how far it has come. */
export type Heard = Change | { readonly is: 'bookmark'; readonly resourceVersion: string };

export interface ClusterVersion {
  /** E.g. `1.34.4`. */
  readonly version: string;
}

/** The port of a Service or Pod behind the API server's proxy. */
export interface ProxyTarget {
  readonly kind: 'Service' | 'Pod';
  readonly namespace: string;
  readonly name: string;
  /** A number or a port's name. */
  readonly port: string;
  /** Begins with `/`. */
  readonly path: string;
}

/** Why the proxy got nothing. */
export type ProxyFault =
  /** There is no such Service or Pod. */
  | 'missing'
  /** No such port on it. */
  | 'no-port'
  /** Nothing stands behind the Service that is ready. */
  | 'no-endpoints'
  /** Somebody should answer there, and does not. */
  | 'unreached';

export type ProxyResult =
  | {
      readonly answer: {
        readonly status: number;
        readonly headers: Readonly<Record<string, string>>;
        /** At most 256 KiB, as UTF-8. */
        readonly body: string;
      };
      readonly fault?: undefined;
    }
  | { readonly answer?: undefined; readonly fault: ProxyFault; readonly detail: string };

/** An object of a manifest, to be tried. */
export interface TriedObject extends Resource {
  /** Empty where the manifest gives none. */
  readonly name: string;
  /** The context's own when left out. */
  readonly namespace?: string;
  /** The whole object in JSON, without needless blanks; keys that are written twice stand there twice. */
  readonly text: string;
}

/** Why the server refuses an object. */
export interface Refusal {
  readonly status: number;
  /** The API's word, e.g. `Invalid`; `NoKind` where it knows no such kind. */
  readonly reason: string;
  readonly message: string;
  readonly causes: readonly {
    readonly reason: string;
    readonly message: string;
    /** A path such as `spec.containers[0].image`; empty where it is of none. */
    readonly field: string;
  }[];
}

/** What the server would do with a manifest's object, had it been applied. */
export type DryRun = { readonly warnings: readonly string[] } & (
  | { readonly accepted: true; readonly object: ClusterObject }
  | ({ readonly accepted: false } & Refusal)
);
