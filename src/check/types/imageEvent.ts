import * as z from 'zod/mini';
import { imageReference } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { DaemonEvent } from '../../world/docker/objects/daemon.ts';
import { familiarName, parseReference, sameReference } from '../../world/docker/reference.ts';
import { defineCheck } from '../checkType.ts';
import { unseen } from '../wordings.ts';

const schema = z
  .strictObject({
    /** A name that the image had at some time since the lab was started. */
    image: imageReference,
    action: z.enum(['pull', 'delete', 'save', 'load']),
    /** Asked for by its digest, whatever tag the image has. */
    by: z.optional(z.literal('digest')),
  })
  .check(
    z.refine(
      ({ action, by }) => by === undefined || action === 'pull',
      told({
        en: 'Write `by: digest` only with `action: pull`.',
        'zh-cn': '`by: digest` 只能与 `action: pull` 一起写。',
      }),
    ),
  );
export type ImageEventSpec = z.infer<typeof schema>;

export interface ImageEventObservation {
  /** The act itself, when it was seen. */
  readonly seen: DaemonEvent | undefined;
  /** The newest pull of the same repository, when it was not by a digest. */
  readonly byTag: string | undefined;
  /** Whether there was a span in which nobody listened. */
  readonly gap: boolean;
}

const actOf: Text = { en: '`{action}` of `{image}`', 'zh-cn': '`{image}` 的 `{action}` 事件' };
const byDigest: Text = {
  en: '`{image}` pulled by its digest',
  'zh-cn': '按摘要拉取 `{image}`',
};
const pulledTag: Text = { en: '`{ref}` pulled, by its tag', 'zh-cn': '按镜像标签拉取了 `{ref}`' };

/** An act on an image that the daemon told of. */
export const imageEvent = defineCheck<ImageEventSpec, ImageEventObservation>({
  type: 'image-event',
  schema,
  observe({ image, action, by }, { world }) {
    const own = world.evidence.events.filter(({ type }) => type === 'image');
    const acts = own.filter((each) => each.action === action);
    const pulls = acts.filter(({ id }) => repositoryOf(id) === repositoryOf(image));
    const seen =
      by === 'digest'
        ? pulls.find(({ id }) => id.includes('@'))
        : action === 'pull'
          ? acts.find(({ id }) => sameReference(id, image))
          : acts.find(({ id }) => own.some((each) => named(each, id, image)));
    return Promise.resolve({
      seen,
      byTag: by === 'digest' && seen === undefined ? pulls.at(-1)?.id : undefined,
      gap: world.evidence.gaps.length > 0,
    });
  },
  judge({ image, action, by }, { seen, byTag, gap }) {
    const expected = by === 'digest' ? said(byDigest, { image }) : said(actOf, { action, image });
    if (seen !== undefined) return { pass: true, expected, observed: expected };
    if (byTag !== undefined) {
      return { pass: false, aspect: 'by-tag', expected, observed: said(pulledTag, { ref: byTag }) };
    }
    const observed = unseen(gap);
    return { pass: false, aspect: gap ? 'gap' : 'not-seen', expected, observed };
  },
});

/** Whether the event gave the name to the image: what removes or loads one tells its id alone. */
function named({ action, id, attributes }: DaemonEvent, image: string, name: string): boolean {
  return action === 'tag' && id === image && sameReference(attributes['name'] ?? '', name);
}

function repositoryOf(text: string): string {
  const parsed = parseReference(text);
  return 'fault' in parsed ? text : familiarName(parsed.reference);
}
