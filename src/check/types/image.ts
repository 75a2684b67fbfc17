import * as z from 'zod/mini';
import { closestReference } from '../nearMiss.ts';
import { imageReference } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Image, ImageSummary } from '../../world/docker/objects/image.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { defineCheck } from '../checkType.ts';
import { goneHasOnlyAName } from '../existence.ts';
import { judgeImage } from '../imageAspects.ts';
import { textMatch, valueOnly } from '../matchers.ts';
import { readRebuild } from '../rebuild.ts';
import type { Rebuild } from '../rebuild.ts';
import { size } from '../sizes.ts';
import { agoOf, missingImage, shown } from '../wordings.ts';

const text = z.string().check(z.minLength(1));

const shape = z.strictObject({
  ref: imageReference,
  /** `false` for one that was removed. */
  exists: z.optional(z.boolean()),
  command: z.optional(textMatch),
  labels: z.optional(z.record(z.string(), z.string())),
  ports: z.optional(z.array(text)),
  user: z.optional(z.string()),
  workdir: z.optional(text),
  environment: z.optional(z.record(z.string(), z.string())),
  /** E.g. `SIGQUIT`; an image that says nothing has SIGTERM. */
  stopSignal: z.optional(text),
  /** The command of its HEALTHCHECK. */
  healthcheck: z.optional(textMatch),
  /** Paths of its VOLUME instructions. */
  volumes: z.optional(z.array(text)),
  /** It has a digest under this repository. Containerd's store gives one to every image. */
  digest: z.optional(z.literal(true)),
  size: z.optional(z.strictObject({ below: size })),
  layers: z.optional(z.strictObject({ most: z.int().check(z.minimum(1)) })),
  rebuilt: z.optional(z.strictObject({ keeps: text })),
  /** All layers but the last ones are those of another image, as after a small change. */
  sharesLayersWith: z.optional(
    z.strictObject({ ref: imageReference, butLast: z.int().check(z.minimum(1)) }),
  ),
  /** Another name that stands for the same image. */
  sameAs: z.optional(imageReference),
});
const schema = shape.check(goneHasOnlyAName());
export type ImageSpec = z.infer<typeof schema>;

export interface ImageObservation {
  /** The image that the reference names now. */
  readonly image: Image | undefined;
  /** What images there are instead; read only when the wanted one is missing. */
  readonly others: readonly ImageSummary[];
  /** With `rebuilt`: the build before this one. */
  readonly rebuild: Rebuild | undefined;
  /** With `sharesLayersWith`: what that names now. */
  readonly other: Image | undefined;
  /** What `sameAs` names now. */
  readonly twin: Image | undefined;
  readonly now: number;
}

export const image = defineCheck<ImageSpec, ImageObservation>({
  type: 'image',
  schema,
  async observe(spec, { world }) {
    const named = (ref: string | undefined): Promise<Image | undefined> =>
      ref === undefined ? Promise.resolve(undefined) : world.docker.image(ref);
    const [found, other, twin] = await Promise.all([
      named(spec.ref),
      named(spec.sharesLayersWith?.ref),
      named(spec.sameAs),
    ]);
    const others = found === undefined && spec.exists !== false ? await world.docker.images() : [];
    const rebuild =
      found === undefined || spec.rebuilt === undefined
        ? undefined
        : await readRebuild(spec.ref, spec.rebuilt.keeps, found, world);
    return { image: found, others, rebuild, other, twin, now: world.now };
  },
  judge(spec, observation) {
    if (spec.exists === false) {
      const gone = said(missingImage, { ref: spec.ref });
      return observation.image === undefined
        ? { pass: true, expected: gone, observed: gone }
        : { pass: false, aspect: 'exists', expected: gone, observed: shown(spec.ref) };
    }
    if (observation.image !== undefined) return judgeImage(spec, observation.image, observation);
    const references = observation.others.flatMap((each) => each.tags);
    const near = closestReference(spec.ref, references);
    const summary = observation.others.find((each) =>
      each.tags.some((tag) => near !== undefined && sameReference(tag, near)),
    );
    return {
      pass: false,
      expected: said(valueOnly, { value: spec.ref }),
      observed:
        near === undefined || summary === undefined
          ? said(missingImage, { ref: spec.ref })
          : agoOf(near, observation.now - summary.created * 1000),
      aspect: 'missing',
    };
  },
});
