import { readImageName } from '../imageName.ts';
import type { Dockerfile, Stage } from '../model.ts';
import { valueOf } from '../scopes.ts';

/** What official images set beside PATH; their own documentation says so. */
const own: Readonly<Record<string, RegExp>> = {
  python: /^(?:LANG|GPG_KEY|PYTHON_\w+)$/,
  node: /^(?:NODE|YARN)_VERSION$/,
  golang: /^(?:GOLANG_VERSION|GOTOOLCHAIN|GOPATH)$/,
  nginx: /^(?:NGINX_VERSION|NJS_\w+|ACME_VERSION|PKG_RELEASE|DYNPKG_RELEASE)$/,
  httpd: /^HTTPD_\w+$/,
};
/** Images of an operating system, which set PATH alone. */
const bare = new Set(
  'alpine almalinux amazonlinux archlinux busybox debian fedora rockylinux ubuntu'.split(' '),
);

/** Whether the base image of a stage sets a variable; undefined when that cannot be known from its name. */
export function setsVariable(
  document: Dockerfile,
  stage: Stage,
  name: string,
): boolean | undefined {
  if (stage.parent !== undefined) return setsVariable(document, stage.parent, name);
  if (name === 'PATH') return true;
  const base = stage.baseWord && valueOf(document, stage.from, stage.baseWord);
  if (base === undefined || base === '') return undefined;
  const { short, official } = readImageName(base);
  if (base === 'scratch' || (official && bare.has(short))) return false;
  const pattern = official && Object.hasOwn(own, short) ? own[short] : undefined;
  return pattern?.test(name);
}
