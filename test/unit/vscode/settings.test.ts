import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod/mini';

const manifest = z
  .object({
    contributes: z.object({
      configuration: z.object({
        properties: z.record(z.string(), z.object({ scope: z.optional(z.string()) })),
      }),
    }),
    capabilities: z.object({
      untrustedWorkspaces: z.object({ supported: z.literal('limited') }),
    }),
  })
  .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8')));

/**
 * What a folder's own `.vscode/settings.json` may say: it moves no daemon, no cluster, no mirror and
 * no folder, and switches nothing on that listens. Every setting that is not listed is the machine's.
 */
const open: readonly string[] = ['containerLab.language', 'containerLab.checkTimeout'];
/** The person's, on every machine. */
const personal: readonly string[] = ['containerLab.watchTerminal'];

describe('the settings', () => {
  const { properties } = manifest.contributes.configuration;
  for (const [name, { scope }] of Object.entries(properties)) {
    const wanted = open.includes(name)
      ? undefined
      : personal.includes(name)
        ? 'application'
        : 'machine';
    it(`${name} is ${wanted ?? 'a folder’s too'}`, () => assert.equal(scope, wanted));
  }
  it('has those that must not be moved', () => {
    for (const name of ['docker.host', 'labsRoot', 'labFolders']) {
      assert.ok(Object.hasOwn(properties, `containerLab.${name}`), name);
    }
  });
});
