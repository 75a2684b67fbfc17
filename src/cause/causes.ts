import type { Cause } from './cause.ts';
import { clusterCauses } from './clusterCauses.ts';
import { accountRefused } from './causes/accountRefused.ts';
import { actNever } from './causes/actNever.ts';
import { badGateway } from './causes/badGateway.ts';
import { baseMisspelt } from './causes/baseMisspelt.ts';
import { buildArgumentForgotten } from './causes/buildArgumentForgotten.ts';
import { buildFailed } from './causes/buildFailed.ts';
import { chainBroken } from './causes/chainBroken.ts';
import { commandNotFound } from './causes/commandNotFound.ts';
import { composeDown } from './causes/composeDown.ts';
import { composeOtherProject } from './causes/composeOtherProject.ts';
import { composeServiceEnded } from './causes/composeServiceEnded.ts';
import { containerMissing } from './causes/containerMissing.ts';
import { copyIgnored } from './causes/copyIgnored.ts';
import { copyMissing } from './causes/copyMissing.ts';
import { copyOutside } from './causes/copyOutside.ts';
import { crashed } from './causes/crashed.ts';
import { crlfScript } from './causes/crlfScript.ts';
import { dead } from './causes/dead.ts';
import { dockerForgotten } from './causes/dockerForgotten.ts';
import { dockerfileMisnamed } from './causes/dockerfileMisnamed.ts';
import { earlierBuildGone } from './causes/earlierBuildGone.ts';
import { editedAfterBuild } from './causes/editedAfterBuild.ts';
import { endedAtOnce } from './causes/endedAtOnce.ts';
import { endedByCtrlC } from './causes/endedByCtrlC.ts';
import { envWithoutEquals } from './causes/envWithoutEquals.ts';
import { environmentMisspelt } from './causes/environmentMisspelt.ts';
import { environmentOther } from './causes/environmentOther.ts';
import { environmentQuoted } from './causes/environmentQuoted.ts';
import { execElsewhere } from './causes/execElsewhere.ts';
import { execFormat } from './causes/execFormat.ts';
import { execNever } from './causes/execNever.ts';
import { execOtherCommand } from './causes/execOtherCommand.ts';
import { execStopped } from './causes/execStopped.ts';
import { exited } from './causes/exited.ts';
import { fileMissing } from './causes/fileMissing.ts';
import { flagsAfterImage } from './causes/flagsAfterImage.ts';
import { flagsMisplaced } from './causes/flagsMisplaced.ts';
import { gapLeft } from './causes/gapLeft.ts';
import { healthCheckMissing } from './causes/healthCheckMissing.ts';
import { healthFailing } from './causes/healthFailing.ts';
import { healthPending } from './causes/healthPending.ts';
import { httpToTls } from './causes/httpToTls.ts';
import { httpToUwsgi } from './causes/httpToUwsgi.ts';
import { imageActNever } from './causes/imageActNever.ts';
import { imageNotHere } from './causes/imageNotHere.ts';
import { iniMissing } from './causes/iniMissing.ts';
import { innerDaemonSilent } from './causes/innerDaemonSilent.ts';
import { killedAtStop } from './causes/killedAtStop.ts';
import { layersApart } from './causes/layersApart.ts';
import { limitMissing } from './causes/limitMissing.ts';
import { limitOther } from './causes/limitOther.ts';
import { lineMissing } from './causes/lineMissing.ts';
import { listensElsewhere } from './causes/listensElsewhere.ts';
import { listensOnLoopback } from './causes/listensOnLoopback.ts';
import { loginElsewhere } from './causes/loginElsewhere.ts';
import { misspeltCommand } from './causes/misspeltCommand.ts';
import { mountBecameFolder } from './causes/mountBecameFolder.ts';
import { mountMissing } from './causes/mountMissing.ts';
import { mountOtherTarget } from './causes/mountOtherTarget.ts';
import { mountReadOnly } from './causes/mountReadOnly.ts';
import { nameLeftBehind } from './causes/nameLeftBehind.ts';
import { nameNotGiven } from './causes/nameNotGiven.ts';
import { nameTaken } from './causes/nameTaken.ts';
import { networkMisnamed } from './causes/networkMisnamed.ts';
import { networkMissing } from './causes/networkMissing.ts';
import { networkOtherSetting } from './causes/networkOtherSetting.ts';
import { neverBuilt } from './causes/neverBuilt.ts';
import { neverPulled } from './causes/neverPulled.ts';
import { neverPushed } from './causes/neverPushed.ts';
import { noName } from './causes/noName.ts';
import { noSwarm } from './causes/noSwarm.ts';
import { noTerminal } from './causes/noTerminal.ts';
import { notExecutable } from './causes/notExecutable.ts';
import { notPrinted } from './causes/notPrinted.ts';
import { notPulledInside } from './causes/notPulledInside.ts';
import { notRebuilt } from './causes/notRebuilt.ts';
import { notRemoved } from './causes/notRemoved.ts';
import { notRestarted } from './causes/notRestarted.ts';
import { notStarted } from './causes/notStarted.ts';
import { nothingChanged } from './causes/nothingChanged.ts';
import { oldBuild } from './causes/oldBuild.ts';
import { oldPush } from './causes/oldPush.ts';
import { orderOfCopy } from './causes/orderOfCopy.ts';
import { otherCommand } from './causes/otherCommand.ts';
import { otherContainerName } from './causes/otherContainerName.ts';
import { otherFolderBuilt } from './causes/otherFolderBuilt.ts';
import { otherImage } from './causes/otherImage.ts';
import { otherRestartPolicy } from './causes/otherRestartPolicy.ts';
import { otherSetting } from './causes/otherSetting.ts';
import { otherUser } from './causes/otherUser.ts';
import { outOfMemory } from './causes/outOfMemory.ts';
import { packageMissing } from './causes/packageMissing.ts';
import { paused } from './causes/paused.ts';
import { portForSocket } from './causes/portForSocket.ts';
import { portOfAnother } from './causes/portOfAnother.ts';
import { portTaken } from './causes/portTaken.ts';
import { portUnpublished } from './causes/portUnpublished.ts';
import { portsSwapped } from './causes/portsSwapped.ts';
import { publishedOtherAddress } from './causes/publishedOtherAddress.ts';
import { publishedOtherHostPort } from './causes/publishedOtherHostPort.ts';
import { publishedOtherPort } from './causes/publishedOtherPort.ts';
import { pulledByTag } from './causes/pulledByTag.ts';
import { pushDenied } from './causes/pushDenied.ts';
import { pushWithoutLogin } from './causes/pushWithoutLogin.ts';
import { pushedElsewhere } from './causes/pushedElsewhere.ts';
import { repairedInside } from './causes/repairedInside.ts';
import { restartLoop } from './causes/restartLoop.ts';
import { runRefused } from './causes/runRefused.ts';
import { sameFiles } from './causes/sameFiles.ts';
import { sameLayers } from './causes/sameLayers.ts';
import { savedAfterBuild } from './causes/savedAfterBuild.ts';
import { serviceMissing } from './causes/serviceMissing.ts';
import { serviceOtherSetting } from './causes/serviceOtherSetting.ts';
import { serviceScale } from './causes/serviceScale.ts';
import { serviceTaskFailing } from './causes/serviceTaskFailing.ts';
import { stillAnswers } from './causes/stillAnswers.ts';
import { stillLoggedIn } from './causes/stillLoggedIn.ts';
import { stillRunning } from './causes/stillRunning.ts';
import { tagMoved } from './causes/tagMoved.ts';
import { tagNotMoved } from './causes/tagNotMoved.ts';
import { tagWithoutRegistry } from './causes/tagWithoutRegistry.ts';
import { terminalWithoutDaemon } from './causes/terminalWithoutDaemon.ts';
import { tlsToHttp } from './causes/tlsToHttp.ts';
import { upperCaseName } from './causes/upperCaseName.ts';
import { uwsgiToHttp } from './causes/uwsgiToHttp.ts';
import { volumeForPath } from './causes/volumeForPath.ts';
import { volumeMisnamed } from './causes/volumeMisnamed.ts';
import { volumeMissing } from './causes/volumeMissing.ts';
import { wasStopped } from './causes/wasStopped.ts';
import { wrongCallable } from './causes/wrongCallable.ts';
import { wrongCommand } from './causes/wrongCommand.ts';
import { wrongModule } from './causes/wrongModule.ts';
import { wrongName } from './causes/wrongName.ts';
import { wrongNetwork } from './causes/wrongNetwork.ts';
import { wrongPath } from './causes/wrongPath.ts';
import { wrongShell } from './causes/wrongShell.ts';
import { wrongStatus } from './causes/wrongStatus.ts';
import { wrongTag } from './causes/wrongTag.ts';
import { wrongValue } from './causes/wrongValue.ts';

/** Every cause, the first that recognises a failure wins. Adding one is one file and a line here. */
export const causes: readonly Cause<unknown, unknown>[] = [
  ...clusterCauses,
  gapLeft,
  fileMissing,
  repairedInside,
  portForSocket,
  orderOfCopy,
  wrongValue,
  lineMissing,
  misspeltCommand,
  dockerForgotten,
  wrongShell,
  flagsMisplaced,
  terminalWithoutDaemon,
  chainBroken,
  upperCaseName,
  buildArgumentForgotten,
  dockerfileMisnamed,
  baseMisspelt,
  copyOutside,
  copyIgnored,
  copyMissing,
  buildFailed,
  neverPulled,
  wrongTag,
  wrongName,
  noName,
  nameNotGiven,
  neverBuilt,
  nameLeftBehind,
  tagMoved,
  otherFolderBuilt,
  wrongCommand,
  nothingChanged,
  earlierBuildGone,
  notRebuilt,
  sameFiles,
  layersApart,
  envWithoutEquals,
  imageNotHere,
  portTaken,
  flagsAfterImage,
  nameTaken,
  otherContainerName,
  runRefused,
  containerMissing,
  oldBuild,
  otherImage,
  volumeForPath,
  mountBecameFolder,
  crlfScript,
  notExecutable,
  execFormat,
  commandNotFound,
  notStarted,
  iniMissing,
  paused,
  dead,
  outOfMemory,
  restartLoop,
  crashed,
  endedByCtrlC,
  wasStopped,
  mountReadOnly,
  endedAtOnce,
  exited,
  stillRunning,
  notRemoved,
  notRestarted,
  portsSwapped,
  editedAfterBuild,
  savedAfterBuild,
  portOfAnother,
  publishedOtherHostPort,
  publishedOtherPort,
  portUnpublished,
  httpToUwsgi,
  uwsgiToHttp,
  httpToTls,
  tlsToHttp,
  publishedOtherAddress,
  listensOnLoopback,
  listensElsewhere,
  stillAnswers,
  wrongModule,
  packageMissing,
  wrongCallable,
  badGateway,
  wrongPath,
  wrongStatus,
  networkMisnamed,
  networkMissing,
  networkOtherSetting,
  wrongNetwork,
  environmentQuoted,
  environmentMisspelt,
  environmentOther,
  mountOtherTarget,
  volumeMisnamed,
  volumeMissing,
  mountMissing,
  healthFailing,
  healthPending,
  healthCheckMissing,
  limitMissing,
  limitOther,
  otherRestartPolicy,
  otherUser,
  otherCommand,
  otherSetting,
  noSwarm,
  serviceMissing,
  serviceOtherSetting,
  serviceScale,
  serviceTaskFailing,
  composeOtherProject,
  composeDown,
  composeServiceEnded,
  accountRefused,
  tagWithoutRegistry,
  loginElsewhere,
  stillLoggedIn,
  pushWithoutLogin,
  pushDenied,
  pushedElsewhere,
  oldPush,
  sameLayers,
  tagNotMoved,
  neverPushed,
  pulledByTag,
  imageActNever,
  noTerminal,
  execStopped,
  execElsewhere,
  execOtherCommand,
  execNever,
  innerDaemonSilent,
  notPulledInside,
  killedAtStop,
  actNever,
  notPrinted,
];
