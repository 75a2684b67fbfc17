/** Build arguments that need no ARG (docs.docker.com, Dockerfile reference, "Predefined ARGs"). */
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'];

export const predefinedArgs: ReadonlySet<string> = new Set([
  ...proxies,
  ...proxies.map((name) => name.toLowerCase()),
]);

/** Set by BuildKit before the first FROM; a stage gets them by an ARG without a value. */
export const platformArgs: ReadonlySet<string> = new Set(
  ['BUILD', 'TARGET']
    .flatMap((side) =>
      ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].map((what) => `${side}${what}`),
    )
    .concat('TARGETSTAGE'),
);
