import * as z from 'zod/mini';
import { closestReference } from '../nearMiss.ts';
import { imageReference } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Image, ImageSummary } from '../../world/docker/docker.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { defineCheck } from '../checkType.ts';
import { judgeImage } from '../imageAspects.ts';
import { textMatch, valueOnly } from '../matchers.ts';
import { readRebuild } from '../rebuild.ts';
import type { Rebuild } from '../rebuild.ts';
import { size } from '../sizes.ts';
import { agoOf, missingImage } from '../wordings.ts';

const schema = z.strictObject({
  ref: imageReference,
  command: z.optional(textMatch),
  labels: z.optional(z.record(z.string(), z.string())),
  ports: z.optional(z.array(z.string().check(z.minLength(1)))),
  user: z.optional(z.string()),
  size: z.optional(z.strictObject({ below: size })),
  layers: z.optional(z.strictObject({ most: z.int().check(z.minimum(1)) })),
  rebuilt: z.optional(z.strictObject({ keeps: z.string().check(z.minLength(1)) })),
});
export type ImageSpec = z.infer<typeof schema>;

export interface ImageObservation {
  /** The image that the reference names now. */
  readonly image: Image | undefined;
  /** What images there are instead; read only when the wanted one is missing. */
  readonly others: readonly ImageSummary[];
  /** With `rebuilt`: the build before this one. */
  readonly rebuild: Rebuild | undefined;
  readonly now: number;
}

export const image = defineCheck<ImageSpec, ImageObservation>({
  type: 'image',
  schema,
  async observe(spec, { world }) {
    const found = await world.docker.image(spec.ref);
    const others = found === undefined ? await world.docker.images() : [];
    const rebuild =
      found === undefined || spec.rebuilt === undefined
        ? undefined
        : await readRebuild(spec.ref, spec.rebuilt.keeps, found, world);
    return { image: found, others, rebuild, now: world.now };
  },
  judge(spec, observation) {
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
