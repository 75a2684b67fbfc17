import { addForFiles } from './addForFiles.ts';
import { latestTag } from './latestTag.ts';
import { maintainer } from './maintainer.ts';
import { relativeWorkdir } from './relativeWorkdir.ts';
import { untaggedImage } from './untaggedImage.ts';
import { trustedRegistry } from './trustedRegistry.ts';
import { fixedPlatform } from './fixedPlatform.ts';
import { redundantPlatform } from './redundantPlatform.ts';
import { beforeFrom } from './beforeFrom.ts';
import { duplicateStage } from './duplicateStage.ts';
import { reservedStage } from './reservedStage.ts';
import { unknownFrom } from './unknownFrom.ts';
import { copyFromItself } from './copyFromItself.ts';
import { copyEverything } from './copyEverything.ts';
import { forbiddenOnbuild } from './forbiddenOnbuild.ts';
import { relativeCopy } from './relativeCopy.ts';
import { severalSources } from './severalSources.ts';
import { addForArchives } from './addForArchives.ts';
import { rootUser } from './rootUser.ts';
import { namedUser } from './namedUser.ts';
import { portRange } from './portRange.ts';
import { severalHealthchecks } from './severalHealthchecks.ts';
import { severalCmds } from './severalCmds.ts';
import { severalEntrypoints } from './severalEntrypoints.ts';
import { shadowedInstruction } from './shadowedInstruction.ts';
import { noHealthcheck } from './noHealthcheck.ts';
import { shellForm } from './shellForm.ts';
import { selfReference } from './selfReference.ts';
import { secretVariable } from './secretVariable.ts';
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
  untaggedImage,
  trustedRegistry,
  fixedPlatform,
  redundantPlatform,
  beforeFrom,
  duplicateStage,
  reservedStage,
  unknownFrom,
  copyFromItself,
  copyEverything,
  forbiddenOnbuild,
  relativeCopy,
  severalSources,
  addForArchives,
  rootUser,
  namedUser,
  portRange,
  severalHealthchecks,
  severalCmds,
  severalEntrypoints,
  shadowedInstruction,
  noHealthcheck,
  shellForm,
  selfReference,
  secretVariable,
];
