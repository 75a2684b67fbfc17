import * as z from 'zod/mini';
import { isMirrorName } from './mirrors.ts';
import { variableForms } from './model.ts';
import {
  containerName,
  imageReference,
  networkName,
  ownObject,
  relativePath,
  volumeName,
} from './names.ts';
import { told } from './told.ts';
import { anotherName, id, isFree, text, words } from './words.ts';

/** The schemas of the check types by their key in lab.yaml; lab/ knows no check itself. */
export type CheckSchemas = ReadonlyMap<string, z.ZodMiniType>;

const one = z.int().check(z.minimum(1));
const argument = z.string();

const variable = z.strictObject({ default: z.string(), is: z.enum(variableForms) });

const variableName = z.string().check(
  z.regex(
    /^[a-z][A-Za-z0-9]{0,31}$/,
    told({
      en: 'Write a variable name such as `image`: letters and digits, beginning with a lower-case letter.',
      'zh-cn': '请写一个变量名，例如 `image`：字母和数字，以小写字母开头。',
    }),
  ),
  z.refine((name) => isFree(name) && !isMirrorName(name), anotherName),
);

const owned = z.strictObject({
  containers: z._default(z.array(containerName), []),
  images: z._default(z.array(imageReference), []),
  networks: z._default(z.array(networkName), []),
  volumes: z._default(z.array(volumeName), []),
  /** In the cluster. */
  objects: z.exactOptional(z.array(ownObject)),
});
const nothingOwned = { containers: [], images: [], networks: [], volumes: [] };

export const actionShapes = {
  run: z.strictObject({
    run: z.array(argument).check(z.minLength(1)),
    tty: z.exactOptional(z.boolean()),
    input: z.exactOptional(z.union([z.string(), z.array(z.string()).check(z.minLength(1))])),
    exit: z.exactOptional(z.array(z.int()).check(z.minLength(1))),
  }),
  files: z.strictObject({ files: z.array(relativePath).check(z.minLength(1)) }),
  edit: z.strictObject({
    edit: z.strictObject({ path: relativePath, find: words, replace: z.string() }),
  }),
  answer: z.strictObject({
    answer: z.strictObject({ task: id, value: z.union([words, z.array(words)]) }),
  }),
  cluster: z.strictObject({ cluster: z.literal('up') }),
} as const;

/** A task without its check type's key. */
export const taskShape = z.strictObject({
  id,
  title: text,
  holds: z._default(id, 'step'),
  after: z.exactOptional(id),
  hints: z._default(z.array(text), []),
});

/** As hadolint, ShellCheck and BuildKit name theirs. */
const ruleName = z.string().check(
  z.regex(
    /^(?:(?:DL|SC)\d{4}|[A-Z][A-Za-z]{3,63})$/,
    told({
      en: 'Write the name of a rule, such as `DL3007` or `StageNameCasing`.',
      'zh-cn': '请写规则的名称，例如 `DL3007` 或 `StageNameCasing`。',
    }),
  ),
);

/** A step; its tasks and actions are parsed one by one, each by the key that tells what it is. */
export const stepShape = z.strictObject({
  id,
  title: text,
  text: id,
  done: z.exactOptional(text),
  /** The rules that hints on files are shown for in this step, beside errors. */
  focus: z.exactOptional(z.array(ruleName).check(z.minLength(1))),
  tasks: z.array(z.unknown()).check(z.minLength(1)),
  solve: z._default(z.array(z.unknown()), []),
});

export const labShape = z.strictObject({
  schema: z.literal(1),
  id,
  version: one,
  title: text,
  summary: text,
  course: z.exactOptional(z.strictObject({ id, title: text, at: words })),
  level: z.enum(['beginner', 'intermediate', 'advanced']),
  duration: z
    .string()
    .check(
      z.regex(
        /^[1-9]\d{0,2}m$/,
        told({ en: 'Write minutes, such as `25m`.', 'zh-cn': '请写分钟数，例如 `25m`。' }),
      ),
    ),
  needs: z._default(
    z.strictObject({
      docker: z.exactOptional(
        z.string().check(
          z.regex(
            /^>=\d{1,4}\.\d{1,4}$/,
            told({
              en: 'Write the oldest version that will do, such as `">=20.10"`.',
              'zh-cn': '请写可用的最低版本，例如 `">=20.10"`。',
            }),
          ),
        ),
      ),
      /** The kind cluster that is made for labs. */
      cluster: z.exactOptional(
        z.strictObject({
          version: z.exactOptional(
            z.string().check(
              z.regex(
                /^>=\d{1,3}\.\d{1,3}$/,
                told({
                  en: 'Write the oldest version that will do, such as `">=1.30"`.',
                  'zh-cn': '请写可用的最低版本，例如 `">=1.30"`。',
                }),
              ),
            ),
          ),
          /** At least so many; one when left out. */
          nodes: z.exactOptional(one),
          /** The learner creates it in a step: the start does not ask for it. */
          made: z.exactOptional(z.literal('in-lab')),
          /** The lab breaks it: a reset makes the cluster anew, and the author's test runs alone. */
          reset: z.exactOptional(z.literal('anew')),
        }),
      ),
      images: z._default(z.array(imageReference), []),
    }),
    { images: [] },
  ),
  variables: z._default(z.record(variableName, variable), {}),
  owns: z._default(owned, nothingOwned),
  templates: z._default(z.array(relativePath), []),
  steps: z.array(stepShape).check(z.minLength(1)),
});

export const mistakesShape = z.strictObject({
  schema: z.literal(1),
  mistakes: z.array(
    z.strictObject({
      id,
      at: id,
      do: z._default(z.array(z.unknown()), []),
      task: id,
      cause: id,
      leaves: z._default(owned, nothingOwned),
    }),
  ),
});
