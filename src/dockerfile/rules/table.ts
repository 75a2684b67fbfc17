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
];
