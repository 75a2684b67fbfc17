import { readFile } from 'node:fs/promises';
import { until } from './until.ts';

/**
 * Waits until a file is the text, or matches it. The editor saves by itself too, and for a moment
 * the file is empty then.
 */
export async function fileHolds(path: string, wanted: string | RegExp): Promise<void> {
  await until(`${path} as it should be`, async () => {
    const text = await readFile(path, 'utf8');
    return typeof wanted === 'string' ? text === wanted : wanted.test(text);
  });
}
