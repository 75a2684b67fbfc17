/** What an editor does with a Dockerfile beside findings. */
export type EditingService =
  | 'completion'
  | 'hover'
  | 'outline'
  | 'folding'
  | 'definition'
  | 'references'
  | 'rename'
  | 'highlights';

/** What the Dockerfile language server registers for `dockerfile` (its server.ts): no references. */
const ofServer: readonly EditingService[] = [
  'completion',
  'hover',
  'outline',
  'folding',
  'definition',
  'rename',
  'highlights',
];

/** The extensions that start that server, and the first version that does. */
const servers = [
  { extension: 'ms-azuretools.vscode-containers', since: [0, 0] },
  { extension: 'ms-azuretools.vscode-docker', since: [0, 0] },
  { extension: 'docker.docker', since: [0, 11] },
] as const;

/**
 * The services that other extensions have for Dockerfiles, each with the extension.
 * @param versionOf the version of an installed extension; undefined when it is not installed
 */
export function editingServed(
  versionOf: (extension: string) => string | undefined,
): ReadonlyMap<EditingService, string> {
  for (const { extension, since } of servers) {
    const version = versionOf(extension);
    if (version === undefined) continue;
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major > since[0] || (major === since[0] && minor >= since[1])) {
      return new Map(ofServer.map((service) => [service, extension]));
    }
  }
  return new Map();
}
