import { accessToCreatePods } from './accessToCreatePods.ts';
import { accessToSecrets } from './accessToSecrets.ts';
import { noAntiAffinity } from './antiAffinity.ts';
import { clusterAdmin } from './clusterAdmin.ts';
import { cronJobDeadline } from './cronJobDeadline.ts';
import { cronJobRestart } from './cronJobRestart.ts';
import { danglingHpa } from './danglingHpa.ts';
import { danglingIngress } from './danglingIngress.ts';
import { danglingNetworkPolicy } from './danglingNetworkPolicy.ts';
import { danglingPeer } from './danglingPeer.ts';
import { danglingService } from './danglingService.ts';
import { danglingServiceMonitor } from './danglingServiceMonitor.ts';
import { defaultServiceAccount } from './defaultServiceAccount.ts';
import { deploymentBudget } from './deploymentBudget.ts';
import { deprecatedKustomize } from './deprecatedKustomize.ts';
import { deprecatedServiceAccount } from './deprecatedServiceAccount.ts';
import { dnsOptions } from './dnsOptions.ts';
import { dockerSock } from './dockerSock.ts';
import { dropNetRaw } from './dropNetRaw.ts';
import { duplicateEnv } from './duplicateEnv.ts';
import { duplicateKey } from './duplicateKey.ts';
import { envSecret } from './envSecret.ts';
import { envValueFrom } from './envValueFrom.ts';
import { ephemeralStorage } from './ephemeralStorage.ts';
import { exposedServices } from './exposedServices.ts';
import { hostIpc } from './hostIpc.ts';
import { hostNetwork } from './hostNetwork.ts';
import { hostPid } from './hostPid.ts';
import { hpaMinimum } from './hpaMinimum.ts';
import { imagePullPolicy } from './imagePullPolicy.ts';
import { jobTtl } from './jobTtl.ts';
import { labelValues } from './labelValues.ts';
import { latestTag } from './latestTag.ts';
import { livenessPort } from './livenessPort.ts';
import { mismatchingSelector } from './mismatchingSelector.ts';
import { missingField } from './missingField.ts';
import { missingImage } from './missingImage.ts';
import { missingServiceAccount } from './missingServiceAccount.ts';
import { noExtensions } from './noExtensions.ts';
import { noLivenessProbe } from './noLivenessProbe.ts';
import { noNodeAffinity } from './noNodeAffinity.ts';
import { noReadinessProbe } from './noReadinessProbe.ts';
import { noRollingUpdate } from './noRollingUpdate.ts';
import { pdbMaxUnavailable } from './pdbMaxUnavailable.ts';
import { pdbMinAvailable } from './pdbMinAvailable.ts';
import { pdbUnhealthy } from './pdbUnhealthy.ts';
import { podNetworkPolicy } from './podNetworkPolicy.ts';
import { priorityClass } from './priorityClass.ts';
import { privilegedContainer } from './privilegedContainer.ts';
import { privilegedPorts } from './privilegedPorts.ts';
import { privilegeEscalation } from './privilegeEscalation.ts';
import { probesIdentical } from './probesIdentical.ts';
import { readinessPort } from './readinessPort.ts';
import { readOnlyRootFs } from './readOnlyRootFs.ts';
import { minimumThreeReplicas } from './replicas.ts';
import { requestsEqualLimits } from './requestsEqualLimits.ts';
import { requiredEmail } from './requiredEmail.ts';
import { requiredLabel } from './requiredLabel.ts';
import { restartPolicy } from './restartPolicy.ts';
import type { ManifestRule } from './rule.ts';
import { runAsNonRoot } from './runAsNonRoot.ts';
import { sameItem } from './sameItem.ts';
import { scaledReplicas } from './scaledReplicas.ts';
import { sccDenyPrivileged } from './sccDenyPrivileged.ts';
import { seccompProfile } from './seccompProfile.ts';
import { secretFromEnv } from './secretFromEnv.ts';
import { sensitiveHostMounts } from './sensitiveHostMounts.ts';
import { serviceType } from './serviceType.ts';
import { sortedKeys } from './sortedKeys.ts';
import { sshPort } from './sshPort.ts';
import { stableVersion } from './stableVersion.ts';
import { startupPort } from './startupPort.ts';
import { statefulSetBudget } from './statefulSetBudget.ts';
import { statefulSetService } from './statefulSetService.ts';
import { targetPorts } from './targetPorts.ts';
import { topologySpread } from './topologySpread.ts';
import { unknownField } from './unknownField.ts';
import { unknownKind } from './unknownKind.ts';
import { unknownSchema } from './unknownSchema.ts';
import { unknownVolume } from './unknownVolume.ts';
import { unsafeProcMount } from './unsafeProcMount.ts';
import { unsafeSysctls } from './unsafeSysctls.ts';
import { unsetCpu } from './unsetCpu.ts';
import { unsetMemory } from './unsetMemory.ts';
import { useNamespace } from './useNamespace.ts';
import { userGroupId } from './userGroupId.ts';
import { wildcardInRules } from './wildcardInRules.ts';
import { writableHostMount } from './writableHostMount.ts';
import { wrongType } from './wrongType.ts';
import { wrongValue } from './wrongValue.ts';
import { yamlSyntax } from './yamlSyntax.ts';

/** Every rule, one line each: those of the schemas first, then the tools' checks. */
export const manifestRules: readonly ManifestRule[] = [
  yamlSyntax,
  unknownKind,
  duplicateKey,
  unknownField,
  missingField,
  missingImage,
  wrongType,
  wrongValue,
  sameItem,
  unknownSchema,
  unknownVolume,
  accessToCreatePods,
  accessToSecrets,
  noAntiAffinity,
  clusterAdmin,
  cronJobDeadline,
  cronJobRestart,
  danglingHpa,
  danglingIngress,
  danglingNetworkPolicy,
  danglingPeer,
  danglingService,
  danglingServiceMonitor,
  defaultServiceAccount,
  deploymentBudget,
  deprecatedKustomize,
  deprecatedServiceAccount,
  dnsOptions,
  dockerSock,
  dropNetRaw,
  duplicateEnv,
  envSecret,
  envValueFrom,
  ephemeralStorage,
  exposedServices,
  hostIpc,
  hostNetwork,
  hostPid,
  hpaMinimum,
  imagePullPolicy,
  jobTtl,
  labelValues,
  latestTag,
  livenessPort,
  mismatchingSelector,
  missingServiceAccount,
  noExtensions,
  noLivenessProbe,
  noNodeAffinity,
  noReadinessProbe,
  noRollingUpdate,
  pdbMaxUnavailable,
  pdbMinAvailable,
  pdbUnhealthy,
  podNetworkPolicy,
  priorityClass,
  privilegeEscalation,
  privilegedContainer,
  privilegedPorts,
  probesIdentical,
  readOnlyRootFs,
  readinessPort,
  minimumThreeReplicas,
  requestsEqualLimits,
  requiredEmail,
  requiredLabel,
  restartPolicy,
  runAsNonRoot,
  scaledReplicas,
  sccDenyPrivileged,
  seccompProfile,
  secretFromEnv,
  sensitiveHostMounts,
  serviceType,
  sortedKeys,
  sshPort,
  stableVersion,
  startupPort,
  statefulSetBudget,
  statefulSetService,
  targetPorts,
  topologySpread,
  unsafeProcMount,
  unsafeSysctls,
  unsetCpu,
  unsetMemory,
  useNamespace,
  userGroupId,
  wildcardInRules,
  writableHostMount,
];
