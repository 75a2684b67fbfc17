import * as z from 'zod/mini';
import type { FromGuide } from './guide.ts';

/** Longer than any id, link or answer that the guide can have to send. */
const limits = { id: 200, link: 2_000, answer: 1_000, answers: 50, copy: 100_000, index: 10_000 };

const id = z.string().check(z.maxLength(limits.id));
const index = z.int().check(z.gte(0), z.lte(limits.index));

const message = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('startLab'), lab: id }),
  z.strictObject({ type: z.literal('start') }),
  z.strictObject({ type: z.literal('check') }),
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('step'), to: id }),
  z.strictObject({ type: z.literal('next') }),
  z.strictObject({ type: z.literal('previous') }),
  z.strictObject({ type: z.literal('hint'), task: z.exactOptional(id) }),
  z.strictObject({ type: z.literal('more'), task: id }),
  z.strictObject({ type: z.literal('solution') }),
  z.strictObject({
    type: z.literal('answer'),
    task: id,
    value: z.array(z.string().check(z.maxLength(limits.answer))).check(z.maxLength(limits.answers)),
  }),
  z.strictObject({ type: z.literal('runFence'), index }),
  z.strictObject({ type: z.literal('action'), id }),
  z.strictObject({ type: z.literal('place'), task: id, index }),
  z.strictObject({ type: z.literal('link'), href: z.string().check(z.maxLength(limits.link)) }),
  z.strictObject({ type: z.literal('copy'), text: z.string().check(z.maxLength(limits.copy)) }),
  z.strictObject({ type: z.literal('copyReport'), task: id }),
]);

/** A message of the guide, or undefined for anything that is not exactly one. Never throws. */
export function readFromGuide(data: unknown): FromGuide | undefined {
  try {
    const read = message.safeParse(data);
    return read.success ? read.data : undefined;
  } catch {
    return undefined; // A getter or a proxy that throws.
  }
}
