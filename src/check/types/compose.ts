import * as z from 'zod/mini';
import { objectName } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { Container, ContainerSummary } from '../../world/docker/objects/container.ts';
import type { World } from '../../world/world.ts';
import { defineCheck } from '../checkType.ts';
import { goneHasOnlyAName } from '../existence.ts';
import { commonSubjectAspects } from '../expression.ts';
import { judged, lacking } from '../mismatch.ts';
import { closestName } from '../../near.ts';
import { composeLabels, otherService, projectService } from '../projectAspects.ts';
import { shown } from '../wordings.ts';

const schema = z
  .strictObject({
    /** As `docker compose ls` shows it: the folder's name, unless told otherwise. */
    project: objectName,
    /** `false` for one that was taken down. */
    exists: z.optional(z.boolean()),
    /** What must be of each service, by its name in the compose file. */
    services: z.optional(z.record(objectName, projectService)),
    /** Networks and volumes that must be there, by their names in the compose file. */
    networks: z.optional(z.array(objectName)),
    volumes: z.optional(z.array(objectName)),
  })
  .check(goneHasOnlyAName());
export type ComposeSpec = z.infer<typeof schema>;

export interface ComposeObservation {
  /** The project's, stopped ones too; not those of `compose run`. */
  readonly containers: readonly ContainerSummary[];
  /** The running ones of services whose health is asked. */
  readonly inspected: readonly Container[];
  /** By their names in the compose file. */
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  /** What other projects there are. */
  readonly others: readonly string[];
}

const missing: Text = {
  en: 'no compose project called `{name}`',
  'zh-cn': '没有名为 `{name}` 的 Compose 项目',
};
const runs: Text = {
  en: '`{name}` with the services `{services}`',
  'zh-cn': '`{name}`，含服务 `{services}`',
};

/** A compose project by what its containers, networks and volumes are labelled with. */
export const compose = defineCheck<ComposeSpec, ComposeObservation>({
  type: 'compose',
  schema,
  subjectAspects: [...commonSubjectAspects, 'no-service'],
  observe,
  judge({ project: name, exists, services, networks, volumes }, seen) {
    const { containers, inspected } = seen;
    const gone = said(missing, { name });
    const found = [...new Set(containers.map(serviceOf))].toSorted().join(', ');
    const now = said(runs, { name, services: found });
    if (exists === false) {
      return containers.length === 0
        ? { pass: true, expected: gone, observed: gone }
        : { pass: false, aspect: 'exists', expected: gone, observed: now };
    }
    if (containers.length === 0) {
      const near = closestName(name, seen.others);
      const observed = near === undefined ? gone : shown(near);
      return { pass: false, aspect: 'missing', expected: shown(name), observed };
    }
    for (const [service, wanted] of Object.entries(services ?? {})) {
      const own = inspected.filter((each) => serviceOf(each) === service);
      const mismatch = otherService(service, wanted, containers, own);
      if (mismatch !== undefined) return judged(mismatch, now, now);
    }
    const mismatch =
      lacking('networks', networks, seen.networks) ?? lacking('volumes', volumes, seen.volumes);
    return judged(mismatch, now, now);
  },
});

async function observe(
  { project, services = {}, networks, volumes }: ComposeSpec,
  { world: { docker } }: { readonly world: World },
): Promise<ComposeObservation> {
  const [all, allNetworks, allVolumes] = await Promise.all([
    docker.containers(),
    networks === undefined ? [] : docker.networks(),
    volumes === undefined ? [] : docker.volumes(),
  ]);
  const ofProject = ({ labels }: Labelled): boolean => labels[composeLabels.project] === project;
  const containers = all
    .filter(ofProject)
    .filter(({ labels }) => labels[composeLabels.oneOff] !== 'True');
  const asked = containers
    .filter(({ state }) => state === 'running')
    .filter((each) => services[serviceOf(each)]?.health !== undefined);
  const inspected = await Promise.all(asked.map(({ id }) => docker.container(id)));
  const named = (label: string, objects: readonly Labelled[]): readonly string[] =>
    objects.filter(ofProject).map(({ labels }) => labels[label] ?? '');
  return {
    containers,
    inspected: inspected.filter((each) => each !== undefined),
    networks: named(composeLabels.network, allNetworks),
    volumes: named(composeLabels.volume, allVolumes),
    others: all.map(({ labels }) => labels[composeLabels.project] ?? ''),
  };
}

interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
}

function serviceOf({ labels }: Labelled): string {
  return labels[composeLabels.service] ?? '';
}
