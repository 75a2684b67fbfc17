/** Of Kubernetes in the node. */
export const kubernetes = '1.34.4';

/** What `kubeadm config images list` of that version names: the node holds them under these names. */
const registry = 'registry.k8s.io';
const controlPlane = ['apiserver', 'controller-manager', 'scheduler', 'proxy'];

/** By the target of images/Dockerfile that makes them. */
export const nodeImages = {
  'node-programs': [
    ...controlPlane.map((name) => `${registry}/kube-${name}:v${kubernetes}`),
    `${registry}/etcd:3.6.5-0`,
    'container-lab/node-programs:stand-in',
  ],
  coredns: [`${registry}/coredns/coredns:v1.12.1`],
  pause: [`${registry}/pause:3.10.1`],
};
