import * as z from 'zod/mini';
import { containerName, containerPath, objectName } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { Container } from '../../world/docker/objects/container.ts';
import type { Volume } from '../../world/docker/objects/volume.ts';
import { defineCheck } from '../checkType.ts';
import { goneHasOnlyAName, judgedAbsence } from '../existence.ts';
import { judged, otherLabel, unlike } from '../mismatch.ts';
import type { Mismatch } from '../mismatch.ts';
import type { Judgement } from '../verdict.ts';
import { missingContainer, shown } from '../wordings.ts';

const text = z.string().check(z.minLength(1));

const shape = z.strictObject({
  name: objectName,
  /** `false` for one that was removed. */
  exists: z.optional(z.boolean()),
  driver: z.optional(text),
  labels: z.optional(z.record(z.string(), z.string())),
  /** A container, running or not, that has it mounted. */
  usedBy: z.optional(
    z.strictObject({ container: containerName, target: z.optional(containerPath) }),
  ),
});
const schema = shape.check(goneHasOnlyAName());
export type VolumeSpec = z.infer<typeof schema>;

export interface VolumeObservation {
  readonly volume: Volume | undefined;
  /** With `usedBy`. */
  readonly container: Container | undefined;
  /** What volumes there are instead; read only when the wanted one is missing. */
  readonly others: readonly string[];
}

const missing: Text = { en: 'no volume called `{name}`', 'zh-cn': '没有名为 `{name}` 的卷' };
const mounted: Text = {
  en: '`{name}` mounted in `{container}`',
  'zh-cn': '`{name}` 挂载在 `{container}` 中',
};
const mountedAt: Text = {
  en: '`{name}` mounted in `{container}` at `{target}`',
  'zh-cn': '`{name}` 挂载在 `{container}` 的 `{target}`',
};
const otherMounts: Text = {
  en: '`{container}` mounts: `{mounts}`',
  'zh-cn': '`{container}` 的挂载：`{mounts}`',
};
const noMounts: Text = {
  en: '`{container}` mounts nothing',
  'zh-cn': '`{container}` 没有任何挂载',
};

export const volume = defineCheck<VolumeSpec, VolumeObservation>({
  type: 'volume',
  schema,
  async observe(spec, { world }) {
    const [found, container] = await Promise.all([
      world.docker.volume(spec.name),
      spec.usedBy === undefined ? undefined : world.docker.container(spec.usedBy.container),
    ]);
    const others = found === undefined && spec.exists !== false ? await world.docker.volumes() : [];
    return {
      volume: found,
      // The daemon also finds a container by the start of its id.
      container: container?.name === spec.usedBy?.container ? container : undefined,
      others: others.map(({ name }) => name),
    };
  },
  judge(spec, { volume: found, container, others }): Judgement {
    const { name } = spec;
    const gone = said(missing, { name });
    if (spec.exists === false || found === undefined) {
      return judgedAbsence(spec, found !== undefined, gone, others);
    }
    const mismatch =
      unlike('driver', spec.driver, found.driver) ??
      otherLabel(spec.labels, found.labels) ??
      unused(spec, container);
    return judged(mismatch, shown(name), shown(name));
  },
});

function unused({ name, usedBy }: VolumeSpec, found: Container | undefined): Mismatch | undefined {
  if (usedBy === undefined) return undefined;
  const { container, target } = usedBy;
  const expected =
    target === undefined
      ? said(mounted, { name, container })
      : said(mountedAt, { name, container, target });
  if (found === undefined) {
    const observed = said(missingContainer, { name: container });
    return { aspect: 'no-container', expected, observed };
  }
  const uses = found.mounts.some(
    (mount) =>
      mount.type === 'volume' &&
      mount.source === name &&
      (target === undefined || mount.target === target),
  );
  if (uses) return undefined;
  const mounts = found.mounts.map((mount) => `${mount.source}:${mount.target}`).join(', ');
  const observed = said(mounts === '' ? noMounts : otherMounts, { container, mounts });
  return { aspect: 'used-by', expected, observed };
}
