import type { DaemonEvent } from '../../../src/world/docker/objects/daemon.ts';
import { aContainer, anEvent } from '../check/fakes.ts';
import type { State } from './states.ts';

const cleanStop = { container: 'flask', action: 'stop', exitCode: 0 };

/** What the daemon tells of a `docker stop` that ends with a code. */
function stopped(code: number): readonly DaemonEvent[] {
  const died = anEvent('container', 'die', 'c1', 'flask', 30);
  return [
    { ...died, attributes: { ...died.attributes, exitCode: String(code) } },
    anEvent('container', 'stop', 'c1', 'flask', 31),
  ];
}

/** Acts on containers other than a command run in them, and what programs print. */
export const actStates: readonly State[] = [
  {
    name: 'the container was killed after its ten seconds',
    type: 'event',
    spec: cleanStop,
    scene: { evidence: { events: stopped(137) } },
    cause: 'killed-at-stop',
  },
  {
    name: 'nobody has stopped it',
    type: 'event',
    spec: cleanStop,
    scene: { daemon: { containers: [aContainer()] } },
    cause: 'act-never',
    remedy: { run: ['docker', 'stop', 'flask'] },
  },
  {
    name: 'it died, and was not stopped',
    type: 'event',
    spec: cleanStop,
    scene: { evidence: { events: stopped(137).slice(0, 1) } },
    cause: 'act-never',
  },
  {
    name: 'the program has printed something else',
    type: 'logs',
    spec: { container: 'flask', includes: 'block size' },
    scene: { daemon: { containers: [aContainer()], logs: ['spawned uWSGI worker 1', ''] } },
    cause: 'not-printed',
    remedy: { run: ['docker', 'logs', 'flask'] },
  },
  {
    name: 'the program has printed nothing',
    type: 'logs',
    spec: { container: 'flask', includes: 'block size' },
    scene: { daemon: { containers: [aContainer()] } },
    cause: 'not-printed',
  },
  {
    name: 'no line with all that is waited for',
    type: 'logs',
    spec: { container: 'flask', includes: ['GET', '401'], count: { least: 1 } },
    scene: { daemon: { containers: [aContainer()], logs: ['GET 200', 'PUT 401'] } },
    cause: 'not-printed',
    remedy: { run: ['docker', 'logs', 'flask'] },
  },
  {
    name: 'there is no container that could print',
    type: 'logs',
    spec: { container: 'flask', includes: 'block size' },
    scene: {},
    cause: 'container-missing',
  },
];
