import * as z from 'zod/mini';
import { imageReference } from '../lab/names.ts';
import { said } from '../text.ts';
import type { Said, Text } from '../text.ts';
import type { Container, ContainerSummary } from '../world/docker/objects/container.ts';
import { sameReference } from '../world/docker/reference.ts';
import { showPorts, unpublished } from './containerSettings.ts';
import { countOf, isWithin } from './counts.ts';
import type { Mismatch } from './mismatch.ts';
import { shown } from './wordings.ts';

const text = z.string().check(z.minLength(1));

/** What a service of a compose project must be. */
export const projectService = z.strictObject({
  /** How many of its containers run; one at least, when left out. */
  running: z.optional(z.int().check(z.minimum(0))),
  image: z.optional(imageReference),
  /** Of all its containers that run. */
  health: z.optional(z.enum(['starting', 'healthy', 'unhealthy'])),
  /** Host port, or `any`, by container port. */
  ports: z.optional(z.record(z.string(), z.union([z.int(), text]))),
});
export type ProjectService = z.infer<typeof projectService>;

/** The labels that docker-compose 1 and 2 alike put on what they make. */
export const composeLabels = {
  project: 'com.docker.compose.project',
  service: 'com.docker.compose.service',
  oneOff: 'com.docker.compose.oneoff',
  network: 'com.docker.compose.network',
  volume: 'com.docker.compose.volume',
} as const;

const runningOf: Text = {
  en: '`{name}`: {amount} running',
  'zh-cn': '`{name}`：{amount} 个容器正在运行',
};
const noService: Text = { en: 'no service `{name}`', 'zh-cn': '没有服务 `{name}`' };
const ofService: Text = { en: '`{name}`: {what}', 'zh-cn': '`{name}`：{what}' };

/** The first thing that is not as wanted of a service; `inspected` are its running containers. */
export function otherService(
  name: string,
  wanted: ProjectService,
  containers: readonly ContainerSummary[],
  inspected: readonly Container[],
): Mismatch | undefined {
  const own = containers.filter(({ labels }) => labels[composeLabels.service] === name);
  const bounds = wanted.running === undefined ? { least: 1 } : { exactly: wanted.running };
  const number = (amount: Said): Said => said(runningOf, { name, amount });
  const expected = number(countOf(bounds));
  if (own.length === 0 && wanted.running !== 0) {
    return { aspect: 'no-service', expected, observed: said(noService, { name }) };
  }
  const of = (what: Said): Said => said(ofService, { name, what });
  const running = own.filter(({ state }) => state === 'running');
  if (!isWithin(bounds, running.length)) {
    return { aspect: 'running', expected, observed: number(countOf({ exactly: running.length })) };
  }
  const { image, health, ports } = wanted;
  const other = image && own.find((each) => !sameReference(each.image, image));
  if (image !== undefined && other) {
    return { aspect: 'image', expected: of(shown(image)), observed: of(shown(other.image)) };
  }
  const unlike = health && inspected.find((each) => each.health !== health);
  if (health !== undefined && unlike) {
    return {
      aspect: 'health',
      expected: of(shown(health)),
      observed: of(shown(unlike.health ?? '')),
    };
  }
  const published = running.flatMap((each) => each.ports);
  const port = unpublished(ports, published);
  return port === undefined
    ? undefined
    : { aspect: 'ports', expected: of(shown(port)), observed: of(shown(showPorts(published))) };
}
