import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaPath } from './jsonSchemas.ts';
import type { Swept } from './sweep.ts';

/** What kubeconform says of one file; empty where it takes it. */
export type Answer = string;

interface Printed {
  readonly resources: readonly {
    readonly filename: string;
    readonly status: string;
    readonly msg: string;
  }[];
}

/**
 * Asks kubeconform about files, all of one version in one go.
 * @param folder one of its own, that has the JSON schemas in `schemas`
 */
export async function askKubeconform(
  program: string,
  all: readonly Swept[],
  folder: string,
): Promise<ReadonlyMap<Swept, Answer>> {
  const answers = new Map<Swept, Answer>();
  for (const version of new Set(all.map((one) => one.version))) {
    const own = all.filter((one) => one.version === version);
    const files = join(folder, version);
    await mkdir(files);
    const named = new Map(
      own.map((one, at) => [join(files, `${at}.${one.form === 'json' ? 'json' : 'yaml'}`), one]),
    );
    for (const [path, { text }] of named) await writeFile(path, text);
    const words = [
      ...['-strict', '-output', 'json', '-verbose', '-kubernetes-version', `${version}.0`],
      ...['-schema-location', join(folder, 'schemas', schemaPath), files],
    ];
    const { resources } = await run(program, words);
    const asked = new Set<Swept>();
    for (const { filename, status, msg } of resources) {
      const one = named.get(filename);
      if (one === undefined) continue;
      asked.add(one);
      const isTaken = status === 'statusValid' || status === 'statusEmpty';
      if (!isTaken) answers.set(one, msg);
    }
    for (const one of asked) if (!answers.has(one)) answers.set(one, '');
  }
  return answers;
}

function run(program: string, words: readonly string[]): Promise<Printed> {
  return new Promise((done, fail) => {
    execFile(program, words, { maxBuffer: 2 ** 28 }, (error, stdout) => {
      // What it finds makes it fail: its words count, not its code.
      try {
        done(JSON.parse(stdout) as Printed);
      } catch {
        fail(error ?? new Error(`${program} printed no JSON: ${stdout.slice(0, 200)}`));
      }
    });
  });
}
