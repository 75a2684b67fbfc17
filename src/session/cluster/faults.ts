import { clusterDown, clusterUp } from '../../cause/blocks/cluster.ts';
import type { Degree, Explanation, Remedy } from '../../check/verdict.ts';
import { said, type Arguments, type Text } from '../../text.ts';

/** Why a cluster could not be made, used or removed. */
export type ClusterFault =
  | 'kind-missing'
  | 'docker-missing'
  | 'docker-down'
  | 'docker-denied'
  | 'name-taken'
  | 'image-unreachable'
  | 'not-a-node-image'
  | 'port-taken'
  | 'memory'
  | 'disk'
  | 'cgroup'
  | 'inotify'
  | 'address-pools'
  | 'cluster-slow'
  | 'not-ready'
  | 'no-cluster'
  | 'image-not-in-docker'
  | 'unknown';

interface Told {
  readonly text: Text;
  readonly degrees: readonly { readonly text: Text; readonly remedy?: Remedy }[];
}

const again: Text = {
  en: 'Then create the lab cluster again.',
  'zh-cn': '然后重新创建实验集群。',
};
const lookAtDocker: Told['degrees'][number] = {
  text: { en: 'See what the docker command says itself.', 'zh-cn': '看看 docker 命令本身的输出。' },
  remedy: { run: ['docker', 'version'] },
};

/** Takes `{name}`, `{image}`, `{port}`, `{memory}`, `{minutes}` where they are known. */
const faults: Readonly<Record<ClusterFault, Told>> = {
  'kind-missing': {
    text: {
      en: 'Could not create the cluster: kind is not here, the program that makes Kubernetes clusters in Docker.',
      'zh-cn': '无法创建集群：找不到 kind，它是在 Docker 中创建 Kubernetes 集群的程序。',
    },
    degrees: [
      {
        text: {
          en: 'Install kind so that `kind version` answers in a terminal, or name the program in `containerLab.cluster.kind`. Where Go is installed, it is built by itself.',
          'zh-cn':
            '请安装 kind，使 `kind version` 能在终端中运行；也可以在 `containerLab.cluster.kind` 中写出它的路径。装有 Go 的机器会自动编译它。',
        },
      },
    ],
  },
  'docker-missing': {
    text: {
      en: 'Could not create the cluster: kind works through the docker command, and that is not here.',
      'zh-cn': '无法创建集群：kind 要通过 docker 命令工作，但这里找不到它。',
    },
    degrees: [{ text: { en: 'Install the Docker CLI.', 'zh-cn': '请安装 Docker CLI。' } }],
  },
  'docker-down': {
    text: {
      en: 'Could not reach Docker, in which the cluster lives: no daemon answers.',
      'zh-cn': '无法连接 Docker，而集群就运行在其中：没有守护进程响应。',
    },
    degrees: [
      {
        text: { en: 'Start Docker, then try again.', 'zh-cn': '请启动 Docker，然后重试。' },
        remedy: { run: ['sudo', 'systemctl', 'start', 'docker'] },
      },
      lookAtDocker,
    ],
  },
  'docker-denied': {
    text: {
      en: 'Could not use Docker, in which the cluster lives: your user may not.',
      'zh-cn': '无法使用 Docker，而集群就运行在其中：你的用户没有权限。',
    },
    degrees: [
      {
        text: {
          en: 'Whoever is in the group `docker` may use it. Join it, log out and in again.',
          'zh-cn': '加入 `docker` 用户组后即可使用。加入后请注销并重新登录。',
        },
      },
      lookAtDocker,
    ],
  },
  'name-taken': {
    text: {
      en: 'There is a kind cluster `{name}` that Container Lab did not make. It is left alone.',
      'zh-cn': '已经有一个名为 `{name}` 的 kind 集群，它不是 Container Lab 创建的，因此不会动它。',
    },
    degrees: [
      {
        text: {
          en: 'If nobody needs it, delete it yourself. All that runs in it goes with it.',
          'zh-cn': '如果没人需要它，请自行删除。其中运行的一切都会随之消失。',
        },
      },
    ],
  },
  'image-unreachable': {
    text: {
      en: 'Could not pull the node image `{image}`: its registry does not answer, or does not have it.',
      'zh-cn': '无法拉取节点镜像 `{image}`：镜像仓库没有响应，或者没有这个镜像。',
    },
    degrees: [
      {
        text: {
          en: 'If the registry is out of reach from here, set a mirror.',
          'zh-cn': '如果这里无法访问该镜像仓库，请设置镜像加速器。',
        },
        remedy: { setting: 'containerLab.mirrors' },
      },
      {
        text: {
          en: 'Or name a node image that you have or can pull.',
          'zh-cn': '或者指定一个你已有或能拉取的节点镜像。',
        },
        remedy: { setting: 'containerLab.cluster.image' },
      },
    ],
  },
  'not-a-node-image': {
    text: {
      en: 'Could not start the node: the image is no node image of kind, or its first process ended at once.',
      'zh-cn': '无法启动节点：该镜像不是 kind 的节点镜像，或者它的第一个进程立即退出了。',
    },
    degrees: [
      {
        text: {
          en: 'Set another node image, such as `kindest/node` in a version of your kind, or none.',
          'zh-cn': '请换一个节点镜像，例如与你的 kind 版本配套的 `kindest/node`，或者不指定。',
        },
        remedy: { setting: 'containerLab.cluster.image' },
      },
    ],
  },
  'port-taken': {
    text: {
      en: 'Could not start the node: port {port} of this machine is taken by another program.',
      'zh-cn': '无法启动节点：本机的端口 {port} 已被其他程序占用。',
    },
    degrees: [
      {
        text: {
          en: 'See which container has it, and stop that one.',
          'zh-cn': '看看是哪个容器占用了它，并停止该容器。',
        },
        remedy: { run: ['docker', 'ps', '--format', '{{.Names}}\t{{.Ports}}'] },
      },
      { text: again },
    ],
  },
  memory: {
    text: {
      en: 'Could not start Kubernetes: the memory does not suffice. Docker has {memory} here; a cluster needs 2 GB.',
      'zh-cn': '无法启动 Kubernetes：内存不足。这里的 Docker 有 {memory} 内存，集群需要 2 GB。',
    },
    degrees: [
      {
        text: {
          en: 'Stop what you do not need. In Docker Desktop give it more memory under Resources.',
          'zh-cn': '请停止不需要的程序。Docker Desktop 可在 Resources 中分配更多内存。',
        },
      },
      { text: again },
    ],
  },
  disk: {
    text: {
      en: 'Could not create the cluster: no space is left on the disk that Docker keeps its data on.',
      'zh-cn': '无法创建集群：Docker 存放数据的磁盘没有剩余空间。',
    },
    degrees: [
      {
        text: { en: 'See what takes the space.', 'zh-cn': '看看是什么占用了空间。' },
        remedy: { run: ['docker', 'system', 'df'] },
      },
      { text: again },
    ],
  },
  cgroup: {
    text: {
      en: 'Could not start Kubernetes: this system’s control groups (cgroups) do not suit this version of it. From 1.35 on it wants cgroup v2.',
      'zh-cn':
        '无法启动 Kubernetes：本系统的控制组（cgroup）不适合这个版本。从 1.35 起 Kubernetes 需要 cgroup v2。',
    },
    degrees: [
      {
        text: {
          en: 'Set a node image with an older Kubernetes, such as `kindest/node:v1.34.4`.',
          'zh-cn': '请指定 Kubernetes 版本较旧的节点镜像，例如 `kindest/node:v1.34.4`。',
        },
        remedy: { setting: 'containerLab.cluster.image' },
      },
      {
        text: {
          en: 'Or use a system with cgroup v2. A rootless Docker needs it too, with `Delegate=yes`.',
          'zh-cn': '或者使用 cgroup v2 的系统。无 root 的 Docker 也需要它，并设置 `Delegate=yes`。',
        },
        remedy: { run: ['docker', 'info', '--format', '{{.CgroupVersion}} {{.CgroupDriver}}'] },
      },
    ],
  },
  inotify: {
    text: {
      en: 'Could not start the node: this system lets too few files be watched (inotify limits).',
      'zh-cn': '无法启动节点：本系统允许监视的文件太少（inotify 限制）。',
    },
    degrees: [
      {
        text: {
          en: 'Raise the limits, until the next restart.',
          'zh-cn': '请提高限制，重启前有效。',
        },
        remedy: {
          run: [
            ...['sudo', 'sysctl'],
            ...['fs.inotify.max_user_watches=524288', 'fs.inotify.max_user_instances=512'],
          ],
        },
      },
      { text: again },
    ],
  },
  'address-pools': {
    text: {
      en: 'Could not make the cluster’s network: Docker has no range of addresses left for it.',
      'zh-cn': '无法创建集群的网络：Docker 没有可用的地址段了。',
    },
    degrees: [
      {
        text: {
          en: 'Remove networks that nothing uses.',
          'zh-cn': '请删除没有容器使用的网络。',
        },
        remedy: { run: ['docker', 'network', 'prune'] },
      },
      { text: again },
    ],
  },
  'cluster-slow': {
    text: {
      en: 'The cluster was not ready after {minutes} minutes, and what was begun is removed.',
      'zh-cn': '集群在 {minutes} 分钟后仍未就绪，未完成的部分已删除。',
    },
    degrees: [
      {
        text: {
          en: 'A first pull of the node image takes its time: try again on a better line. If the machine is busy, wait until it is not.',
          'zh-cn': '首次拉取节点镜像需要时间：请在网络更好时重试。如果机器很忙，请等它空闲。',
        },
      },
    ],
  },
  'not-ready': {
    text: {
      en: 'The cluster `{name}` is here but does not become ready.',
      'zh-cn': '集群 `{name}` 存在，但一直没有就绪。',
    },
    degrees: [
      {
        text: {
          en: 'Delete the lab cluster and create it anew. What runs in it goes with it.',
          'zh-cn': '请删除实验集群后重新创建。其中运行的一切都会随之消失。',
        },
        remedy: { run: clusterDown },
      },
    ],
  },
  'no-cluster': {
    text: { en: 'There is no lab cluster.', 'zh-cn': '没有实验集群。' },
    degrees: [
      {
        text: { en: 'Create it first.', 'zh-cn': '请先创建它。' },
        remedy: { run: clusterUp },
      },
    ],
  },
  'image-not-in-docker': {
    text: {
      en: 'Could not load {images} into the cluster: Docker does not have it.',
      'zh-cn': '无法把 {images} 加载到集群：Docker 中没有它。',
    },
    degrees: [
      {
        text: {
          en: 'See which images there are. Build or pull the missing one, then load it.',
          'zh-cn': '看看有哪些镜像。先构建或拉取缺少的镜像，再加载。',
        },
        remedy: { run: ['docker', 'image', 'ls'] },
      },
    ],
  },
  unknown: {
    text: {
      en: 'Could not create the cluster `{name}`. The end of what kind said stands below.',
      'zh-cn': '无法创建集群 `{name}`。下面是 kind 输出的末尾。',
    },
    degrees: [lookAtDocker],
  },
};

/** The fault with its remedies, for people; `first` are degrees that stand before the usual ones. */
export function explainFault(
  id: ClusterFault,
  args: Arguments = {},
  { first = [], excerpt }: { first?: readonly Degree[]; excerpt?: readonly string[] } = {},
): Explanation {
  const { text, degrees } = faults[id];
  const usual = degrees.map((degree) => ({ ...degree, text: said(degree.text, args) }));
  return {
    id,
    text: said(text, args),
    degrees: [...first, ...usual],
    places: [],
    ...(excerpt && excerpt.length > 0 && { excerpt }),
  };
}
