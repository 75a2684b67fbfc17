/**
 * What the API server asks of values beyond their types. The models of the client do not hold it;
 * each line stands in the field's description, or in the server's validation of the kind.
 */
export interface Limits {
  /** The words that a field takes. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** The least and the most of a number. */
  readonly numbers: Readonly<Record<string, readonly [number, number]>>;
  /** Strings, and the values of maps, that are quantities such as `500m` and `1Gi`. */
  readonly quantities: ReadonlySet<string>;
  /** Whole numbers or strings, where a string is a percentage such as `25%`. */
  readonly percentages: ReadonlySet<string>;
  /** The keys that tell the items of a list apart. */
  readonly unique: Readonly<Record<string, readonly string[]>>;
}

const protocols = ['TCP', 'UDP', 'SCTP'];
const pullPolicies = ['Always', 'IfNotPresent', 'Never'];
const volumeModes = ['Filesystem', 'Block'];
const accessModes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const port = [1, 65_535] as const;
/** Of these 0 is as good as none, and the server fills another in. */
const portOrNone = [0, 65_535] as const;
const counted = [0, 2 ** 31 - 1] as const;

export const limits: Limits = {
  words: {
    'V1AppArmorProfile.type': ['Localhost', 'RuntimeDefault', 'Unconfined'],
    'V1Container.imagePullPolicy': pullPolicies,
    'V1Container.terminationMessagePolicy': ['File', 'FallbackToLogsOnError'],
    'V1ContainerPort.protocol': protocols,
    'V1CronJobSpec.concurrencyPolicy': ['Allow', 'Forbid', 'Replace'],
    'V1DaemonSetUpdateStrategy.type': ['RollingUpdate', 'OnDelete'],
    'V1DeploymentStrategy.type': ['RollingUpdate', 'Recreate'],
    'V1EphemeralContainer.imagePullPolicy': pullPolicies,
    'V1HTTPGetAction.scheme': ['HTTP', 'HTTPS'],
    'V1HTTPIngressPath.pathType': ['Exact', 'Prefix', 'ImplementationSpecific'],
    'V1HostPathVolumeSource.type': [
      ...['', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket'],
      ...['CharDevice', 'BlockDevice'],
    ],
    'V1JobSpec.completionMode': ['NonIndexed', 'Indexed'],
    'V1JobSpec.podReplacementPolicy': ['TerminatingOrFailed', 'Failed'],
    'V1LabelSelectorRequirement.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist'],
    'V1LimitRangeItem.type': ['Pod', 'Container', 'PersistentVolumeClaim'],
    'V1NetworkPolicyPort.protocol': protocols,
    'V1NetworkPolicySpec.policyTypes': ['Ingress', 'Egress'],
    'V1NodeSelectorRequirement.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'],
    'V1PersistentVolumeClaimSpec.accessModes': accessModes,
    'V1PersistentVolumeClaimSpec.volumeMode': volumeModes,
    'V1PersistentVolumeSpec.accessModes': accessModes,
    'V1PersistentVolumeSpec.persistentVolumeReclaimPolicy': ['Retain', 'Delete', 'Recycle'],
    'V1PersistentVolumeSpec.volumeMode': volumeModes,
    'V1PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': ['IfHealthyBudget', 'AlwaysAllow'],
    'V1PodSecurityContext.fsGroupChangePolicy': ['OnRootMismatch', 'Always'],
    'V1PodSecurityContext.supplementalGroupsPolicy': ['Merge', 'Strict'],
    'V1PodSpec.dnsPolicy': ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'],
    'V1PodSpec.preemptionPolicy': ['Never', 'PreemptLowerPriority'],
    'V1PodSpec.restartPolicy': ['Always', 'OnFailure', 'Never'],
    'V1PriorityClass.preemptionPolicy': ['Never', 'PreemptLowerPriority'],
    'V1RoleRef.kind': ['Role', 'ClusterRole'],
    'V1SeccompProfile.type': ['Localhost', 'RuntimeDefault', 'Unconfined'],
    'V1SecurityContext.procMount': ['Default', 'Unmasked'],
    'V1ServicePort.protocol': protocols,
    'V1ServiceSpec.externalTrafficPolicy': ['Cluster', 'Local'],
    'V1ServiceSpec.internalTrafficPolicy': ['Cluster', 'Local'],
    'V1ServiceSpec.ipFamilies': ['IPv4', 'IPv6'],
    'V1ServiceSpec.ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
    'V1ServiceSpec.sessionAffinity': ['ClientIP', 'None'],
    'V1ServiceSpec.type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
    'V1StatefulSetSpec.podManagementPolicy': ['OrderedReady', 'Parallel'],
    'V1StatefulSetUpdateStrategy.type': ['RollingUpdate', 'OnDelete'],
    'V1StorageClass.volumeBindingMode': ['Immediate', 'WaitForFirstConsumer'],
    'V1Taint.effect': ['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
    'V1Toleration.effect': ['', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'],
    'V1TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
    'V1VolumeMount.mountPropagation': ['None', 'HostToContainer', 'Bidirectional'],
    'V1VolumeMount.recursiveReadOnly': ['Disabled', 'IfPossible', 'Enabled'],
    'V2HPAScalingPolicy.type': ['Pods', 'Percent'],
    'V2HPAScalingRules.selectPolicy': ['Max', 'Min', 'Disabled'],
    'V2MetricSpec.type': ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'],
    'V2MetricTarget.type': ['Utilization', 'Value', 'AverageValue'],
  },
  numbers: {
    'V1ContainerPort.containerPort': port,
    'V1ContainerPort.hostPort': portOrNone,
    'V1DeploymentSpec.replicas': counted,
    'V1GRPCAction.port': port,
    'V1HTTPGetAction.port': port,
    'V1JobSpec.backoffLimit': counted,
    'V1JobSpec.completions': counted,
    'V1JobSpec.parallelism': counted,
    'V1Probe.failureThreshold': counted,
    'V1Probe.initialDelaySeconds': counted,
    'V1Probe.periodSeconds': counted,
    'V1Probe.successThreshold': counted,
    'V1Probe.timeoutSeconds': counted,
    'V1ReplicaSetSpec.replicas': counted,
    'V1ReplicationControllerSpec.replicas': counted,
    'V1ServiceBackendPort.number': port,
    'V1ServicePort.nodePort': portOrNone,
    'V1ServicePort.port': port,
    'V1ServicePort.targetPort': port,
    'V1StatefulSetSpec.replicas': counted,
    'V1TCPSocketAction.port': port,
  },
  quantities: new Set([
    'V1CSIStorageCapacity.capacity',
    'V1CSIStorageCapacity.maximumVolumeSize',
    'V1EmptyDirVolumeSource.sizeLimit',
    'V1LimitRangeItem.default',
    'V1LimitRangeItem.defaultRequest',
    'V1LimitRangeItem.max',
    'V1LimitRangeItem.maxLimitRequestRatio',
    'V1LimitRangeItem.min',
    'V1Overhead.podFixed',
    'V1PersistentVolumeSpec.capacity',
    'V1PodSpec.overhead',
    'V1ResourceFieldSelector.divisor',
    'V1ResourceQuotaSpec.hard',
    'V1ResourceRequirements.limits',
    'V1ResourceRequirements.requests',
    'V1VolumeResourceRequirements.limits',
    'V1VolumeResourceRequirements.requests',
    'V2MetricTarget.averageValue',
    'V2MetricTarget.value',
  ]),
  percentages: new Set([
    'V1PodDisruptionBudgetSpec.maxUnavailable',
    'V1PodDisruptionBudgetSpec.minAvailable',
    'V1RollingUpdateDaemonSet.maxSurge',
    'V1RollingUpdateDaemonSet.maxUnavailable',
    'V1RollingUpdateDeployment.maxSurge',
    'V1RollingUpdateDeployment.maxUnavailable',
    'V1RollingUpdateStatefulSetStrategy.maxUnavailable',
  ]),
  unique: {
    'V1PodSpec.containers': ['name'],
    'V1PodSpec.initContainers': ['name'],
    'V1PodSpec.volumes': ['name'],
    'V1Container.volumeMounts': ['mountPath'],
    'V1ServiceSpec.ports': ['name'],
  },
};
