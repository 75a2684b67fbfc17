import * as z from 'zod/mini';
import type { Container, ContainerSummary, Image } from '../../world/docker/docker.ts';
import { defineCheck } from '../checkType.ts';
import { judgeContainer } from '../containerAspects.ts';
import { containerName, imageReference } from '../../lab/names.ts';
import { said } from '../../text.ts';
import { textMatch } from '../matchers.ts';
import { size } from '../sizes.ts';
import { missingContainer, shown } from '../wordings.ts';

const text = z.string().check(z.minLength(1));

const schema = z.strictObject({
  name: containerName,
  state: z.optional(z.enum(['running', 'exited', 'created', 'paused'])),
  /** The container's image must be the one that this reference names now. */
  image: z.optional(imageReference),
  command: z.optional(textMatch),
  tty: z.optional(z.boolean()),
  environment: z.optional(z.record(z.string(), z.string())),
  /** Host port, or `any`, by container port. */
  ports: z.optional(z.record(z.string(), z.union([z.int(), text]))),
  exitCode: z.optional(z.int()),
  restarts: z.optional(z.strictObject({ most: z.optional(z.int()), least: z.optional(z.int()) })),
  health: z.optional(z.enum(['starting', 'healthy', 'unhealthy'])),
  networks: z.optional(z.array(text)),
  /** Source path or volume name by target. */
  mounts: z.optional(z.record(z.string(), text)),
  memory: z.optional(size),
});
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
    const others = named === undefined ? await world.docker.containers() : [];
    return { container: named, tagged, others };
  },
  judge(spec, observation) {
    if (observation.container !== undefined) {
      return judgeContainer(spec, observation.container, observation);
    }
    return {
      pass: false,
      expected: shown(spec.name),
      observed: said(missingContainer, { name: spec.name }),
      aspect: 'missing',
    };
  },
});
