import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { Fault } from '../../../src/lab/model.ts';
import type { CheckSchemas } from '../../../src/lab/schema.ts';
import { languages, toPlain } from '../../../src/text.ts';

/** Two small check types, as lab/ is given them. */
export const schemas: CheckSchemas = new Map<string, z.ZodMiniType>([
  [
    'image',
    z.strictObject({
      ref: z.string().check(z.minLength(1)),
      command: z.optional(z.strictObject({ includes: z.union([z.string(), z.array(z.string())]) })),
      layers: z.optional(z.int().check(z.minimum(1))),
    }),
  ],
  ['predict', z.strictObject({ outcome: z.strictObject({ task: z.string(), is: z.string() }) })],
]);

export const goodLab = `schema: 1
id: demo
version: 1
title: { en: "Demo", zh-cn: "演示" }
summary: { en: "A demo.", zh-cn: "一个演示。" }
course: { id: containers, title: { en: "Containers", zh-cn: "容器" }, at: "1.2" }
level: beginner
duration: 25m
needs: { docker: ">=20.10", images: ["python:3.11-slim-bookworm"] }
variables:
  image: { default: findsec/hello, is: repository }
  container: { default: flask, is: name }
owns: { containers: ["\${container}"], images: ["\${image}:v1"] }
templates: [app.py]
steps:
  - id: build
    title: { en: "Build \${image}", zh-cn: "构建 \${image}" }
    text: build
    tasks:
      - id: guess
        title: { en: "Guess", zh-cn: "猜一猜" }
        predict: { outcome: { task: named, is: "yes" } }
      - id: named
        title: { en: "An image", zh-cn: "一个镜像" }
        image: { ref: "\${image}:v1", command: { includes: uwsgi } }
        holds: run
        after: guess
        hints:
          - { en: "Look at \${PATH}.", zh-cn: "看看 \${PATH}。" }
    solve:
      - { answer: { task: guess, value: "yes" } }
      - { files: [app.ini] }
      - { edit: { path: app.py, find: "a", replace: "b" } }
      - { run: [docker, build, -t, "\${image}:v1", .] }
  - id: run
    title: { en: "Run", zh-cn: "运行" }
    text: run
    done: { en: "It runs.", zh-cn: "它在运行。" }
    tasks:
      - id: runs
        title: { en: "Another", zh-cn: "另一个" }
        image: { ref: "\${image}:v1" }
        holds: lab
    solve:
      - { run: [docker, exec, -ti, "\${container}", bash], tty: true, input: "exit\\n", exit: [0] }
    focus: [DL3007, SC2086, StageNameCasing]
`;

export const goodMistakes = `schema: 1
mistakes:
  - id: wrong-tag
    at: build
    do:
      - { run: [docker, build, -t, "\${image}:1", .] }
    task: named
    cause: wrong-tag
    leaves: { images: ["\${image}:1"] }
`;

const fence = '```sh run\ndocker build -t ${image}:v1 .\n```\n';

/** The files of a lab with nothing wrong. */
export const goodFiles: Readonly<Record<string, string | Uint8Array | undefined>> = {
  'lab.yaml': goodLab,
  'mistakes.yaml': goodMistakes,
  'steps/build.md': `Build it. A shell has \${HOME}.\n\n${fence}`,
  'steps/build.zh-cn.md': `构建它。shell 有 \${HOME}。\n\n${fence}`,
  'steps/run.md': 'Run it.\n',
  'steps/run.zh-cn.md': '运行它。\n',
  'files/app.py': 'print("${container}")\n',
  'solution/app.ini': '[uwsgi]\n',
};

/** Writes files into a folder, `undefined` for one left out, and gives the folder's path. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue;
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

/** A folder for one test, removed after it. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'container-lab-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `lab.yaml:3:5 unknown-key`, with the line and column from 1 as an editor shows them. */
export function shown(faults: readonly Fault[]): readonly string[] {
  return faults.map(({ id, place }) => {
    const { line, character } = place.range.start;
    return `${place.path}:${line + 1}:${character + 1} ${id}`;
  });
}

/** What is wrong with faults themselves: unfinished texts, places outside of their file. */
export function amiss(
  faults: readonly Fault[],
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
): readonly string[] {
  return faults.flatMap(({ id, message, place }) => {
    const text = files[place.path];
    const lines = typeof text === 'string' ? text.split(/\r\n|\r|\n/) : [''];
    const { start, end } = place.range;
    const inFile =
      (lines[start.line]?.length ?? -1) >= start.character &&
      (lines[end.line]?.length ?? -1) >= end.character &&
      (start.line < end.line || (start.line === end.line && start.character <= end.character));
    return [
      ...(inFile ? [] : [`${id} at ${JSON.stringify(place)}`]),
      ...languages
        .map((language) => toPlain(message, language))
        .filter((said) => !/[.。？?]$/.test(said))
        .map((said) => `${id}: ${said}`),
    ];
  });
}
