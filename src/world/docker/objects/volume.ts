export interface Volume {
  readonly name: string;
  readonly driver: string;
  /** The host's path. */
  readonly mountpoint: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}
