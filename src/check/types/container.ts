import * as z from 'zod/mini';
import type { Container, ContainerSummary } from '../../world/docker/objects/container.ts';
import type { Image } from '../../world/docker/objects/image.ts';
import { defineCheck } from '../checkType.ts';
import { judgeContainer } from '../containerAspects.ts';
import { stateOf } from '../containerState.ts';
import { goneHasOnlyAName } from '../existence.ts';
import { containerName, imageReference } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import { textMatch } from '../matchers.ts';
import { size } from '../sizes.ts';
import { missingContainer, shown } from '../wordings.ts';

const text = z.string().check(z.minLength(1));
const hostPorts = z.record(z.string(), z.union([z.int(), text]));

const shape = z.strictObject({
  name: containerName,
  /** `false` for one that was removed. */
  exists: z.optional(z.boolean()),
  state: z.optional(z.enum(['running', 'exited', 'created', 'paused'])),
  /** The container's image must be the one that this reference names now. */
  image: z.optional(imageReference),
  command: z.optional(textMatch),
  tty: z.optional(z.boolean()),
  environment: z.optional(z.record(z.string(), z.string())),
  /** Host port, `address:port`, or `any`, by container port. */
  ports: z.optional(hostPorts),
  /** The same of what it was asked to publish, also while it does not run. */
  publish: z.optional(hostPorts),
  exitCode: z.optional(z.int()),
  restarts: z.optional(z.strictObject({ most: z.optional(z.int()), least: z.optional(z.int()) })),
  health: z.optional(z.enum(['starting', 'healthy', 'unhealthy'])),
  networks: z.optional(z.array(text)),
  /** Source path or volume name by target. */
  mounts: z.optional(z.record(z.string(), text)),
  memory: z.optional(size),
  /** Cores, e.g. 0.5. */
  cpus: z.optional(z.number().check(z.minimum(0))),
  labels: z.optional(z.record(z.string(), z.string())),
  /** `on-failure` is any on-failure, `on-failure:3` that one. */
  restartPolicy: z.optional(
    z.string().check(
      z.regex(
        /^(?:no|always|unless-stopped|on-failure(?::[1-9]\d*)?)$/,
        told({
          en: 'Write `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:3`.',
          'zh-cn': '请写 `no`、`always`、`unless-stopped`、`on-failure` 或 `on-failure:3`。',
        }),
      ),
    ),
  ),
  /** Stopped by somebody or by itself, and started once more. */
  startedAgain: z.optional(z.boolean()),
  oomKilled: z.optional(z.boolean()),
  user: z.optional(text),
  workdir: z.optional(text),
  hostname: z.optional(text),
  /** `bridge`, `host`, `none`, or a network's name. */
  networkMode: z.optional(text),
  /** Address by network. */
  addresses: z.optional(z.record(z.string(), text)),
  /** What was added, e.g. `NET_ADMIN`. */
  capabilities: z.optional(z.array(text)),
  privileged: z.optional(z.boolean()),
  /** `--rm`. */
  autoRemove: z.optional(z.boolean()),
  logDriver: z.optional(text),
});
const schema = shape.check(goneHasOnlyAName());
export type ContainerSpec = z.infer<typeof schema>;

export interface ContainerObservation {
  readonly container: Container | undefined;
  /** What `spec.image` names now. */
  readonly tagged: Image | undefined;
  /** What containers there are instead; read only when the wanted one is missing. */
  readonly others: readonly ContainerSummary[];
}

export const container = defineCheck<ContainerSpec, ContainerObservation>({
  type: 'container',
  schema,
  async observe(spec, { world }) {
    const [found, tagged] = await Promise.all([
      world.docker.container(spec.name),
      spec.image === undefined ? undefined : world.docker.image(spec.image),
    ]);
    // The daemon also finds a container by the start of its id.
    const named = found?.name === spec.name ? found : undefined;
    const others =
      named === undefined && spec.exists !== false ? await world.docker.containers() : [];
    return { container: named, tagged, others };
  },
  judge(spec, observation) {
    const gone = said(missingContainer, { name: spec.name });
    if (spec.exists === false) {
      return observation.container === undefined
        ? { pass: true, expected: gone, observed: gone }
        : {
            pass: false,
            aspect: 'exists',
            expected: gone,
            observed: stateOf(observation.container),
          };
    }
    if (observation.container !== undefined) {
      return judgeContainer(spec, observation.container, observation);
    }
    return {
      pass: false,
      expected: shown(spec.name),
      observed: gone,
      aspect: 'missing',
    };
  },
});
