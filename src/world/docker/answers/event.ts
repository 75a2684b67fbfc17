import * as z from 'zod/mini';
import { labels, number, text } from './pieces.ts';

export const eventAnswer = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: text, Attributes: labels }),
  time: number,
});
