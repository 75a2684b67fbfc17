import type { Patience, WireFault } from '../wire/wire.ts';

/** A registry on a port that one of the lab's containers publishes (the v2 API). */
export interface RegistryAddress {
  readonly port: number;
  /** The published address; a wildcard or empty is the daemon's host. */
  readonly address?: string;
  readonly patience?: Patience;
  readonly tls?: boolean;
  /** The lab's own throw-away account, never the learner's. */
  readonly user?: string;
  readonly password?: string;
}

export interface RegistryManifest {
  /** `sha256:…` of the manifest. */
  readonly digest: string;
  /** Digest of the image's config; of an index, of its first image's, like the layers. */
  readonly config: string;
  /** Layers' digests and sizes in bytes, base first. */
  readonly layers: readonly { readonly digest: string; readonly size: number }[];
}

export type RegistryResult<Answer> =
  | { readonly answer: Answer; readonly fault?: undefined }
  | {
      readonly answer?: undefined;
      /** `denied`: it asks for a login; `missing`: no such repository or tag; or the wire's fault. */
      readonly fault: 'denied' | 'missing' | 'not-registry' | WireFault;
      readonly detail: string;
    };

export interface Registry {
  /** Whether the v2 API answers, and whether it lets everybody in. */
  ping(at: RegistryAddress): Promise<RegistryResult<{ readonly open: boolean }>>;
  repositories(at: RegistryAddress): Promise<RegistryResult<readonly string[]>>;
  tags(at: RegistryAddress, repository: string): Promise<RegistryResult<readonly string[]>>;
  manifest(
    at: RegistryAddress,
    repository: string,
    reference: string,
  ): Promise<RegistryResult<RegistryManifest>>;
  /**
   * Hosts that the learner's docker client keeps a login for (`auths` of its config.json, and its
   * credential helpers' `credHelpers`). Names only: the values are never read.
   */
  logins(): Promise<readonly string[]>;
}
