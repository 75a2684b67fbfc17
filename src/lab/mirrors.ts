import type { Values } from './variables.ts';

/**
 * What a lab may write of the learner's mirrors, beside its own variables: in its texts, commands,
 * edits and templates. Names of objects, needs and checks do not depend on them.
 */
export const mirrorNames = ['registryPrefix', 'libraryPrefix', 'pipIndex'] as const;
type MirrorName = (typeof mirrorNames)[number];

export function isMirrorName(name: string): name is MirrorName {
  return mirrorNames.some((one) => one === name);
}

/**
 * Their values. A prefix is empty without a mirror, so that `FROM ${libraryPrefix}python:3.11` (an
 * official image) and `FROM ${registryPrefix}findsec/hello` are right either way. `pipIndex` then
 * has none: the line that names it, or the word of a command, is left out.
 */
export function mirrorValues(mirrors: {
  readonly registry?: string;
  readonly pip?: string;
}): Values & Readonly<Record<MirrorName, string | undefined>> {
  const { registry, pip } = mirrors;
  return {
    registryPrefix: registry === undefined ? '' : `${registry}/`,
    libraryPrefix: registry === undefined ? '' : `${registry}/library/`,
    pipIndex: pip,
  };
}
