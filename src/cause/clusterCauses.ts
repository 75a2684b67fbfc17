import type { Cause } from './cause.ts';
import { affinityUnmet } from './causes/affinityUnmet.ts';
import { applyRefused } from './causes/applyRefused.ts';
import { askedOnLocalhost } from './causes/askedOnLocalhost.ts';
import { claimUnbound } from './causes/claimUnbound.ts';
import { clusterActNever } from './causes/clusterActNever.ts';
import { configKeyMissing } from './causes/configKeyMissing.ts';
import { configMissing } from './causes/configMissing.ts';
import { controlPlanePartMissing } from './causes/controlPlanePartMissing.ts';
import { crashLoop } from './causes/crashLoop.ts';
import { deletedNotKept } from './causes/deletedNotKept.ts';
import { editedAfterApply } from './causes/editedAfterApply.ts';
import { imageArrived } from './causes/imageArrived.ts';
import { imageMisspelt } from './causes/imageMisspelt.ts';
import { imageNotInNode } from './causes/imageNotInNode.ts';
import { imageNowhere } from './causes/imageNowhere.ts';
import { imagePulledAlways } from './causes/imagePulledAlways.ts';
import { initUnfinished } from './causes/initUnfinished.ts';
import { labelNotOverwritten } from './causes/labelNotOverwritten.ts';
import { livenessFailing } from './causes/livenessFailing.ts';
import { loadedElsewhere } from './causes/loadedElsewhere.ts';
import { namedPortMissing } from './causes/namedPortMissing.ts';
import { neverApplied } from './causes/neverApplied.ts';
import { nodeCordoned } from './causes/nodeCordoned.ts';
import { nodeSelectorUnmet } from './causes/nodeSelectorUnmet.ts';
import { nodeTainted } from './causes/nodeTainted.ts';
import { nodeTooSmall } from './causes/nodeTooSmall.ts';
import { nothingListens } from './causes/nothingListens.ts';
import { objectMisnamed } from './causes/objectMisnamed.ts';
import { objectMissing } from './causes/objectMissing.ts';
import { otherNamespace } from './causes/otherNamespace.ts';
import { podCommandNotFound } from './causes/podCommandNotFound.ts';
import { podEndsAtOnce } from './causes/podEndsAtOnce.ts';
import { podOutOfMemory } from './causes/podOutOfMemory.ts';
import { podsOfOlderImage } from './causes/podsOfOlderImage.ts';
import { quotaExceeded } from './causes/quotaExceeded.ts';
import { readinessFailing } from './causes/readinessFailing.ts';
import { rolloutPastDeadline } from './causes/rolloutPastDeadline.ts';
import { rolloutPaused } from './causes/rolloutPaused.ts';
import { scaledOtherwise } from './causes/scaledOtherwise.ts';
import { selectorMatchesNone } from './causes/selectorMatchesNone.ts';
import { selectorNotTemplate } from './causes/selectorNotTemplate.ts';
import { servicePortOther } from './causes/servicePortOther.ts';
import { staticPodStillThere } from './causes/staticPodStillThere.ts';
import { stillStarting } from './causes/stillStarting.ts';
import { targetPortOther } from './causes/targetPortOther.ts';
import { templateOfOtherImage } from './causes/templateOfOtherImage.ts';

/** Causes of what fails in the cluster, in their order. */
export const clusterCauses: readonly Cause<unknown, unknown>[] = [
  staticPodStillThere,
  controlPlanePartMissing,
  deletedNotKept,
  labelNotOverwritten,
  editedAfterApply,
  rolloutPaused,
  imagePulledAlways,
  imageArrived,
  loadedElsewhere,
  imageNotInNode,
  imageMisspelt,
  imageNowhere,
  podOutOfMemory,
  podCommandNotFound,
  livenessFailing,
  podEndsAtOnce,
  crashLoop,
  configMissing,
  configKeyMissing,
  claimUnbound,
  nodeTooSmall,
  nodeSelectorUnmet,
  affinityUnmet,
  nodeCordoned,
  nodeTainted,
  selectorNotTemplate,
  otherNamespace,
  applyRefused,
  neverApplied,
  objectMisnamed,
  objectMissing,
  namedPortMissing,
  readinessFailing,
  initUnfinished,
  quotaExceeded,
  selectorMatchesNone,
  servicePortOther,
  targetPortOther,
  nothingListens,
  podsOfOlderImage,
  templateOfOtherImage,
  scaledOtherwise,
  stillStarting,
  rolloutPastDeadline,
  askedOnLocalhost,
  clusterActNever,
];
