import { baseImage } from '../support/dockerHost.ts';
import { sleeping } from '../support/sleeper.ts';

/** What the specs of the table are about; all of it stands before they are asked. */
export interface Places {
  readonly container: string;
  readonly network: string;
  readonly volume: string;
  /** A compose project's name. */
  readonly project: string;
}

type Spec = Readonly<Record<string, unknown>>;

interface Row {
  readonly type: string;
  /** What would pass; a list for what joins checks. */
  readonly spec: (at: Places) => Spec | readonly { readonly type: string; readonly spec: Spec }[];
  /** What the learner answered. */
  readonly answer?: string;
  /** Asked on the daemon that has a swarm. */
  readonly onSwarm?: boolean;
}

/** Answers every request, of HTTP or of uwsgi, as an empty registry would; needs the base image. */
export const server = `import socket, threading
page = b"HTTP/1.1 200 OK\\r\\nDocker-Distribution-Api-Version: registry/2.0\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\n{}"
def serve(line):
    while True:
        each = line.accept()[0]
        try:
            each.recv(65536)
            each.sendall(page)
        except OSError:
            pass
        each.close()
tcp = socket.socket()
tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
tcp.bind(("", 8000))
unix = socket.socket(socket.AF_UNIX)
unix.bind("/run/app.sock")
for line in (tcp, unix):
    line.listen()
    threading.Thread(target=serve, args=(line,)).start()
print("ready", flush=True)
`;

export const service = { name: 'web', image: 'sleeper:v1', command: sleeping };

const port = 8000;

/** Every check type that asks Docker, and what joins them. */
export const askDocker: readonly Row[] = [
  { type: 'image', spec: () => ({ ref: baseImage, size: { below: '9GB' } }) },
  { type: 'container', spec: ({ container }) => ({ name: container, image: baseImage }) },
  { type: 'container', spec: () => ({ name: 'cl-test-nosuch', exists: false }) },
  {
    type: 'container-file',
    spec: ({ container }) => ({ container, path: '/etc/hosts', includes: 'localhost' }),
  },
  { type: 'process', spec: ({ container }) => ({ container, includes: 'python3' }) },
  { type: 'exec', spec: ({ container }) => ({ container, argv: ['true'] }) },
  {
    type: 'logs',
    spec: ({ container }) => ({ container, includes: 'ready', excludes: 'Traceback' }),
  },
  { type: 'network', spec: ({ container, network: name }) => ({ name, containers: [container] }) },
  { type: 'network', spec: () => ({ name: 'cl-test-nosuch', exists: false }) },
  { type: 'volume', spec: ({ container, volume: name }) => ({ name, usedBy: { container } }) },
  { type: 'stats', spec: ({ container }) => ({ container, processes: { least: 1 } }) },
  { type: 'daemon', spec: () => ({ version: { least: '20.10' } }) },
  {
    type: 'compose',
    spec: ({ project }) => ({
      project,
      services: { web: { running: 1 } },
      networks: [],
      volumes: [],
    }),
  },
  { type: 'compose', spec: () => ({ project: 'cl-test-nosuch', exists: false }) },
  { type: 'service', spec: () => ({ name: service.name, running: { least: 1 } }), onSwarm: true },
  { type: 'service', spec: () => ({ name: 'nosuch', exists: false }), onSwarm: true },
  { type: 'stack', spec: () => ({ name: 'nosuch', exists: false }), onSwarm: true },
  { type: 'http', spec: ({ container }) => ({ container, port, status: 200 }) },
  { type: 'tcp', spec: ({ container }) => ({ container, port }) },
  { type: 'uwsgi', spec: ({ container }) => ({ container, port }) },
  { type: 'uwsgi', spec: ({ container }) => ({ container, socket: '/run/app.sock' }) },
  { type: 'registry', spec: ({ container }) => ({ container, port, open: true }) },
  {
    type: 'quiz',
    spec: ({ container }) => ({
      kind: 'text',
      fromWorld: { exec: { container, argv: ['echo', 'right'] } },
    }),
    answer: 'right',
  },
  {
    type: 'all',
    spec: ({ container }) => [
      { type: 'image', spec: { ref: baseImage } },
      { type: 'logs', spec: { container, includes: 'ready' } },
    ],
  },
  {
    type: 'any',
    spec: ({ container }) => [{ type: 'process', spec: { container, includes: 'python3' } }],
  },
  {
    type: 'not',
    spec: ({ container }) => [{ type: 'process', spec: { container, includes: 'nginx' } }],
  },
];

/** The check types that ask Docker nothing: the learner's files, answers, and what was seen before. */
export const askNothing: readonly { readonly type: string; readonly spec: Spec }[] = [
  { type: 'event', spec: { container: 'cl-test-nosuch', action: 'start' } },
  { type: 'image-event', spec: { image: 'cl-test/nosuch:v1', action: 'pull' } },
  { type: 'file', spec: { path: 'x', exists: false } },
  { type: 'dockerfile', spec: { path: 'Dockerfile', instructions: [{ is: 'FROM' }] } },
  { type: 'yaml', spec: { path: 'x.yaml', where: [{ path: 'a', equals: 1 }] } },
  { type: 'manifest', spec: { path: 'x.yaml', kind: 'Pod' } },
  { type: 'k8s-event', spec: { act: 'deleted', name: 'nosuch' } },
  {
    type: 'predict',
    spec: {
      choices: ['a', 'b'].map((id) => ({ id, text: { en: id, 'zh-cn': id } })),
      outcome: { task: 't', is: 'a' },
    },
  },
];

/** The check types that ask the cluster: it is made to fail in test/cluster. */
export const askCluster = ['kind-cluster', 'k8s', 'rollout', 'pods', 'service-http'] as const;
