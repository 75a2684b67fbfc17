import { addForFiles } from './addForFiles.ts';
import { apkNoCache } from './apkNoCache.ts';
import { aptLists } from './aptLists.ts';
import { aptNotAptGet } from './aptNotAptGet.ts';
import { aptRecommends } from './aptRecommends.ts';
import { aptYes } from './aptYes.ts';
import { consecutiveRuns } from './consecutiveRuns.ts';
import { dnfCache } from './dnfCache.ts';
import { dnfYes } from './dnfYes.ts';
import { latestTag } from './latestTag.ts';
import { maintainer } from './maintainer.ts';
import { pinnedApk } from './pinnedApk.ts';
import { pinnedApt } from './pinnedApt.ts';
import { pinnedDnf } from './pinnedDnf.ts';
import { pinnedGem } from './pinnedGem.ts';
import { pinnedGo } from './pinnedGo.ts';
import { pinnedNpm } from './pinnedNpm.ts';
import { pinnedPip } from './pinnedPip.ts';
import { pinnedYum } from './pinnedYum.ts';
import { pinnedZypper } from './pinnedZypper.ts';
import { pipCache } from './pipCache.ts';
import { pipefail } from './pipefail.ts';
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
import { labelKey } from './labelKey.ts';
import { missingLabel } from './missingLabel.ts';
import { superfluousLabel } from './superfluousLabel.ts';
import { emptyLabel } from './emptyLabel.ts';
import { urlLabel } from './urlLabel.ts';
import { timeLabel } from './timeLabel.ts';
import { licenseLabel } from './licenseLabel.ts';
import { hashLabel } from './hashLabel.ts';
import { versionLabel } from './versionLabel.ts';
import { emailLabel } from './emailLabel.ts';
import { fromAsCasing } from './fromAsCasing.ts';
import { emptyContinuation } from './emptyContinuation.ts';
import { instructionCasing } from './instructionCasing.ts';
import { undefinedArgInFrom } from './undefinedArgInFrom.ts';
import { undefinedVariable } from './undefinedVariable.ts';
import { legacyPair } from './legacyPair.ts';
import { invalidDefaultImage } from './invalidDefaultImage.ts';
import { copyIgnored } from './copyIgnored.ts';
import { definitionComment } from './definitionComment.ts';
import { protocolCasing } from './protocolCasing.ts';
import { exposedHost } from './exposedHost.ts';
import { inlineIgnore } from './inlineIgnore.ts';
import { refused } from './refused.ts';
import type { DockerfileRule } from './rule.ts';
import { shellByLink } from './shellByLink.ts';
import { stageNameCasing } from './stageNameCasing.ts';
import { sudo } from './sudo.ts';
import { uselessCommand } from './uselessCommand.ts';
import { useraddHighUid } from './useraddHighUid.ts';
import { wgetAndCurl } from './wgetAndCurl.ts';
import { wgetProgress } from './wgetProgress.ts';
import { workdirForCd } from './workdirForCd.ts';
import { yarnCache } from './yarnCache.ts';
import { yumCache } from './yumCache.ts';
import { yumYes } from './yumYes.ts';
import { zypperCache } from './zypperCache.ts';
import { zypperDistUpgrade } from './zypperDistUpgrade.ts';
import { zypperYes } from './zypperYes.ts';

/** Every rule, one line each. */
export const dockerfileRules: readonly DockerfileRule[] = [
  refused,
  relativeWorkdir,
  uselessCommand,
  workdirForCd,
  sudo,
  latestTag,
  pinnedApt,
  aptLists,
  pinnedPip,
  aptYes,
  aptRecommends,
  pinnedNpm,
  pinnedApk,
  apkNoCache,
  addForFiles,
  aptNotAptGet,
  pinnedGem,
  yumYes,
  yumCache,
  pinnedYum,
  zypperYes,
  zypperDistUpgrade,
  zypperCache,
  pinnedZypper,
  dnfYes,
  dnfCache,
  pinnedDnf,
  pipCache,
  useraddHighUid,
  wgetProgress,
  consecutiveRuns,
  yarnCache,
  pinnedGo,
  maintainer,
  wgetAndCurl,
  shellByLink,
  pipefail,
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
  labelKey,
  missingLabel,
  superfluousLabel,
  emptyLabel,
  urlLabel,
  timeLabel,
  licenseLabel,
  hashLabel,
  versionLabel,
  emailLabel,
  fromAsCasing,
  emptyContinuation,
  instructionCasing,
  undefinedArgInFrom,
  undefinedVariable,
  legacyPair,
  invalidDefaultImage,
  copyIgnored,
  definitionComment,
  protocolCasing,
  exposedHost,
  inlineIgnore,
];
