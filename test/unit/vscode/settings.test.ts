import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { readMirrors } from '../../../src/world/mirrors.ts';

const setting = z.object({
  scope: z.optional(z.string()),
  properties: z.optional(z.record(z.string(), z.unknown())),
  additionalProperties: z.optional(z.unknown()),
});
const manifest = z
  .object({
    contributes: z.object({
      configuration: z.object({
        properties: z.record(z.string(), setting),
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
const open: readonly string[] = [
  'containerLab.language',
  'containerLab.checkTimeout',
  'containerLab.dockerfileHints.enabled',
  'containerLab.dockerfileHints.profile',
  'containerLab.dockerfileHints.shellcheck.enabled',
  'containerLab.dockerfileHints.editing',
  'containerLab.manifestHints.enabled',
  'containerLab.manifestHints.profile',
  'containerLab.manifestHints.kubernetesVersion',
  'containerLab.manifestHints.editing',
  'containerLab.layerHints.enabled',
  'containerLab.liveHints.manifests',
];
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
  it('let mirrors be written that are taken, and no others', () => {
    const { properties: keys = {}, additionalProperties } =
      properties['containerLab.mirrors'] ?? {};
    assert.equal(additionalProperties, false);
    const written = Object.fromEntries(
      Object.keys(keys).map((key) => [key, key === 'pip' ? 'https://m.example' : 'm.example']),
    );
    const { mirrors, faults } = readMirrors(written);
    assert.deepEqual({ mirrors, faults }, { mirrors: written, faults: [] });
    assert.deepEqual(Object.keys(mirrors).sort(), ['pip', 'registry']);
  });
  it('has those that must not be moved', () => {
    const kept = [
      'docker.host',
      'labsRoot',
      'labFolders',
      'mirrors',
      'cluster.image',
      'cluster.kind',
    ];
    for (const name of kept) {
      assert.ok(Object.hasOwn(properties, `containerLab.${name}`), name);
    }
  });
});
