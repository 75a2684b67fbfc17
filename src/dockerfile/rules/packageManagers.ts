import type { Invocation } from './invocations.ts';
import { readSubcommand, type Subcommand } from './options.ts';

/** The subcommand that a package manager is asked for; undefined for all other programs. */
export type PackageManager = (invocation: Invocation) => Subcommand | undefined;

/** @param valued its options that take a value, from its manual page, without dashes */
function manager(programs: readonly string[], valued: string): PackageManager {
  const names = new Set(valued.split(' '));
  return (invocation) => readSubcommand(invocation, programs, names);
}

const aptOptions =
  't target-release default-release o option c config-file a host-architecture P build-profiles';
const dnfOptions =
  'c config x exclude excludepkgs d debuglevel e errorlevel R randomwait enablerepo disablerepo repo repoid repofrompath installroot releasever setopt comment disableplugin enableplugin color downloaddir destdir forcearch rpmverbosity advisory advisories bz bzs cve cves sec-severity from-repo';

export const aptGet = manager(['apt-get'], aptOptions);
export const anyApt = manager(['apt-get', 'apt', 'aptitude'], aptOptions);
export const apk = manager(
  ['apk'],
  't virtual X repository p root arch keys-dir repositories-file wait cache-dir cache-max-age progress-fd timeout',
);
export const yum = manager(['yum'], dnfOptions);
export const dnf = manager(['dnf', 'dnf5', 'microdnf'], dnfOptions);
export const zypper = manager(
  ['zypper'],
  'c config D reposd-dir C cache-dir raw-cache-dir solv-cache-dir pkg-cache-dir p plus-repo plus-content R root installroot releasever gpg-keys t type r repo from download solver-focus oldpackage-repo x exclude',
);
const pipOptions =
  'r requirement c constraint e editable t target platform python-version implementation abi root prefix src upgrade-strategy C config-settings config-setting global-option install-option build-option no-binary only-binary progress-bar root-user-action report group i index-url pypi-url extra-index-url f find-links log proxy retries resume-retries timeout default-timeout exists-action trusted-host cert client-cert cache-dir python use-feature use-deprecated keyring-provider hash';
export const pip = manager(['pip'], pipOptions);
export const pipOrPipx = manager(['pip', 'pipx'], `${pipOptions} spec suffix pip-args preinstall`);
export const npm = manager(
  ['npm'],
  'C prefix registry loglevel w workspace omit include only userconfig globalconfig cache tag install-strategy before os cpu libc script-shell fetch-timeout fetch-retries maxsockets otp access save-prefix node-options',
);
export const gem = manager(
  ['gem'],
  'v version i install-dir n bindir document build-root s source P trust-policy platform config-file target-rbconfig g file without p http-proxy',
);
export const yarn = manager(
  ['yarn'],
  'cwd cache-folder modules-folder registry network-timeout mutex',
);

/** `install`, and `module install` and `group install` of the yum family: what follows is the operands then. */
export function installOf(
  read: PackageManager,
  invocation: Invocation,
  names: readonly string[] = ['install'],
): Subcommand | undefined {
  const found = read(invocation);
  if (found === undefined) return undefined;
  const [second, ...operands] = found.operands;
  const ofSeveral = found.name === 'module' || found.name === 'group';
  if (ofSeveral && second?.value === 'install' && names.includes('install')) {
    return { ...found, word: second, operands };
  }
  return names.includes(found.name) ? found : undefined;
}
