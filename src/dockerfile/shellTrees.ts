import { parse } from 'unbash';
import type { ParsedScript } from 'unbash';

/** As many texts as a long file has, twice. */
const most = 1000;
let recent = new Map<string, ParsedScript>();
let earlier = new Map<string, ParsedScript>();

/**
 * The tree of a shell's text. A keystroke changes one text of many, so those read last are kept: what
 * was not asked for since the last `most` others is forgotten.
 */
export function parseScript(text: string): ParsedScript {
  const known = recent.get(text) ?? earlier.get(text) ?? parse(text);
  if (!recent.has(text)) {
    if (recent.size >= most) {
      earlier = recent;
      recent = new Map();
    }
    recent.set(text, known);
  }
  return known;
}
