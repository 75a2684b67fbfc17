import { aContainer } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import type { State } from './states.ts';

const pulled = {
  container: 'flask',
  argv: ['docker', 'image', 'inspect', '--format', '{{.RepoTags}}', 'httpd:2.4'],
};
const printed = (output: string, exitCode = 1): Scene => ({
  daemon: { containers: [aContainer()], exec: { exitCode, output, error: output } },
});

/** What a docker command says that was run in a container with a daemon of its own. */
export const insideStates: readonly State[] = [
  ...[
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
    'Server:\nERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\nerrors pretty printing info\n',
  ].map((output) => ({
    name: 'the daemon in it is not up',
    type: 'exec',
    spec: { container: 'flask', argv: ['docker', 'info'] },
    scene: printed(output),
    cause: 'inner-daemon-silent',
    remedy: { run: ['docker', 'logs', 'flask'] },
  })),
  ...[
    '\nError: No such image: httpd:2.4\n',
    '\nError response from daemon: No such image: httpd:2.4\n',
  ].map((output) => ({
    name: 'the daemon in it has not pulled the image',
    type: 'exec',
    spec: pulled,
    scene: printed(output),
    cause: 'not-pulled-inside',
    remedy: { run: ['docker', 'exec', 'flask', 'docker', 'pull', 'httpd:2.4'] },
  })),
  {
    name: 'another program of the container says the same',
    type: 'exec',
    spec: { container: 'flask', argv: ['cat', '/log'] },
    scene: printed('No such image: httpd:2.4\n'),
    cause: 'unknown',
  },
];
