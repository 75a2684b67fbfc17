/** Milliseconds for which a server that is not up yet is asked again; none when left out. */
export type Patience = number;

/**
 * What checks and causes may send to a port: one short request each, to the daemon's own host. The
 * caller takes the port from a container that publishes it, never from a lab's free text.
 */
export interface HttpRequest {
  readonly port: number;
  /** The published address; a wildcard or empty is the daemon's host. */
  readonly address?: string;
  readonly patience?: Patience;
  /** Begins with `/`. */
  readonly path: string;
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Speak TLS, whoever the other side claims to be. */
  readonly tls?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 256 KiB, as UTF-8. */
  readonly body: string;
}

/** Why nothing came: the words of the kernel and of HTTP, made even. */
export type WireFault =
  /** Nobody listens. */
  | 'refused'
  /** The other side took the connection, and closed it without a byte. */
  | 'empty'
  | 'reset'
  | 'time-out'
  | 'unreachable'
  /** It answered, in another language. */
  | 'not-http'
  | 'not-uwsgi'
  | 'tls';

export type WireResult<Answer> =
  | { readonly answer: Answer; readonly fault?: undefined }
  | { readonly answer?: undefined; readonly fault: WireFault; readonly detail: string };

/** Every call settles within its time limit (5 s) or its run's signal; the latter throws WorldError. */
export interface Wire {
  /** The host at which published ports are asked, e.g. `127.0.0.1`. */
  readonly host: string;
  http(request: HttpRequest): Promise<WireResult<HttpAnswer>>;
  /** Whether somebody listens; `banner` is what it says first within half a second. */
  tcp(request: {
    readonly port: number;
    readonly address?: string;
    readonly patience?: Patience;
  }): Promise<WireResult<{ readonly banner: string }>>;
  /** One request in the uwsgi protocol (modifier1 0), answered by an HTTP response. */
  uwsgi(request: {
    readonly port: number;
    readonly address?: string;
    readonly patience?: Patience;
    readonly path: string;
  }): Promise<WireResult<HttpAnswer>>;
}
