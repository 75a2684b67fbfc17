import { addForFiles } from './addForFiles.ts';
import { latestTag } from './latestTag.ts';
import { maintainer } from './maintainer.ts';
import { relativeWorkdir } from './relativeWorkdir.ts';
import type { DockerfileRule } from './rule.ts';
import { stageNameCasing } from './stageNameCasing.ts';
import { sudo } from './sudo.ts';

/** Every rule, one line each. */
export const dockerfileRules: readonly DockerfileRule[] = [
  relativeWorkdir,
  sudo,
  latestTag,
  addForFiles,
  maintainer,
  stageNameCasing,
];
