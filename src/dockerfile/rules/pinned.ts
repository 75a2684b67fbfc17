import type { Found } from '../../lint/finding.ts';
import { said, type Said, type Text } from '../../text.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import type { ShellWord } from '../shellModel.ts';
import { runsOf, type Invocation } from './invocations.ts';
import { valuesOf } from './values.ts';

/** How one package manager is asked for packages. */
interface Pinning {
  /** The words that name what it installs. */
  readonly packages: (invocation: Invocation) => readonly ShellWord[];
  /** Whether a word names its version, or something of which there is only one. */
  readonly isPinned: (name: string) => boolean;
  /** What stands between a package and its version: `=`. */
  readonly sign: (name: string) => string;
}

/**
 * One finding a command: at the first package without a version, with the others as related places.
 * What a variable holds that neither ENV nor ARG sets is not judged.
 */
export function unpinned(
  file: Dockerfile,
  { packages, isPinned, sign }: Pinning,
): readonly Found[] {
  return runsOf(file).flatMap(({ instruction, invocations }) =>
    invocations.flatMap((invocation) => {
      const bare = packages(invocation).flatMap((word) => {
        const name = unpinnedIn(file, instruction, word, isPinned);
        return name === undefined ? [] : [{ word, name }];
      });
      const [first, ...others] = bare;
      if (first === undefined) return [];
      const related = others.map(({ word, name }) => ({
        range: word.range,
        message: said(alsoText, { name }),
      }));
      return [
        { range: first.word.range, message: messageOf(first.name, sign(first.name)), related },
      ];
    }),
  );
}

function unpinnedIn(
  file: Dockerfile,
  instruction: Instruction,
  word: ShellWord,
  isPinned: (name: string) => boolean,
): string | undefined {
  if (isPinned(word.value)) return undefined;
  return valuesOf(file, instruction, word)?.find((name) => name !== '' && !isPinned(name));
}

function messageOf(name: string, sign: string): Said {
  return said(text, { name: name.replace(/@latest$/, ''), sign });
}

const text: Text = {
  en: 'Another build may install another version of `{name}`. Write `{name}{sign}VERSION`.',
  'zh-cn': '下次构建可能装上另一个版本的 `{name}`，请写成 `{name}{sign}版本`。',
};
const alsoText: Text = {
  en: '`{name}` has no version either.',
  'zh-cn': '`{name}` 也没有写明版本。',
};
