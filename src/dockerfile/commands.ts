import { forEachChild } from 'unbash';
import type {
  Assignment,
  Command,
  CommandArgument,
  HereDoc,
  ParsedScript,
  SyntaxNode,
  Word as UnbashWord,
} from 'unbash';
import type { Dockerfile, Instruction, Located, Word } from './model.ts';
import { ofFile } from './memo.ts';
import { parseScript } from './shellTrees.ts';
import { shellOf, shellOfArgv } from './shell.ts';
import type { ShellCommand, ShellText, ShellWord } from './shellModel.ts';

const known = new WeakMap<Dockerfile, Map<Instruction, readonly ShellCommand[]>>();

/**
 * All simple commands of RUN, CMD, ENTRYPOINT or HEALTHCHECK, and of what an ONBUILD holds back, in
 * the order of the file: through `&&`, `;`, pipes, subshells, `if`, `for`, functions, `$(…)`, and
 * through a here-document that a shell reads. The JSON form is one command, and those of the script
 * behind it where it is `["sh", "-c", "…"]`. None when the stage's SHELL is powershell, cmd or another
 * that is not sh's kind.
 */
export function commandsOf(file: Dockerfile, instruction: Instruction): readonly ShellCommand[] {
  const own = instruction.inner ?? instruction;
  const all = ofFile(known, file);
  const found = all.get(own);
  if (found !== undefined) return found;
  const commands: ShellCommand[] = [];
  const text = shellOf(file, own);
  if (text?.script !== undefined) {
    walk(text.script, {
      instruction: own,
      shellText: text,
      fixed: undefined,
      pipe: undefined,
      nested: false,
      found: commands,
    });
  } else if (text === undefined) {
    const command = execForm(own);
    if (command !== undefined) commands.push(command);
    walkArgument(own, commands);
  }
  all.set(own, commands);
  return commands;
}

/** What stands around a node of the shell's tree. */
interface Around {
  readonly instruction: Instruction;
  readonly shellText: ShellText;
  /** The place of everything in a script whose own places lead nowhere: within escaped backticks. */
  readonly fixed: Located | undefined;
  readonly pipe: ShellCommand['pipe'];
  readonly nested: boolean;
  readonly found: ShellCommand[];
}

function walk(node: SyntaxNode, around: Around): void {
  switch (node.type) {
    case 'Command': {
      around.found.push(readCommand(node, around));
      const within = around.pipe === undefined ? around : { ...around, pipe: undefined };
      forEachChild(node, (child) => walk(child, within));
      walkStandardInput(node, around);
      return;
    }
    case 'Pipeline': {
      const count = node.commands.length;
      for (const [index, command] of node.commands.entries()) {
        walk(command, { ...around, pipe: { index, count } });
      }
      return;
    }
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      if (node.script !== undefined) walk(node.script, withinScript(node, node.script, around));
      return;
    case 'If':
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
    case 'While':
    case 'Case':
    case 'Function':
      forEachChild(node, (child) =>
        walk(child, around.nested ? around : { ...around, nested: true }),
      );
      return;
    default:
      forEachChild(node, (child) => walk(child, around));
  }
}

function withinScript(
  { pos, end }: { readonly pos: number; readonly end: number },
  script: ParsedScript,
  around: Around,
): Around {
  const fixed = script.source === undefined ? around.fixed : locate(around, pos, end);
  return { ...around, fixed, nested: true, pipe: undefined };
}

/** `bash <<EOF`: a here-document that a shell without a script of its own reads. */
function walkStandardInput(node: Command, around: Around): void {
  const heredoc = node.redirects.findLast((each): each is HereDoc => each.type === 'HereDoc');
  if (heredoc === undefined || node.name === undefined || around.fixed !== undefined) return;
  const shell = shellOfArgv([node.name.value], undefined);
  const onlyFlags = node.args.every(({ text }) => /^[-+]/.test(text) && !/^-\w*c/.test(text));
  if (!shell.posix || !onlyFlags || heredoc.descriptor !== undefined) return;
  const { pos, end } = heredoc.body;
  const body = around.shellText.folded.slice(pos, end);
  const gaps =
    heredoc.operator === '<<-'
      ? [...body.text.matchAll(/^\t+/gm)].map(
          ({ index, 0: tabs }) => [index, index + tabs.length] as const,
        )
      : [];
  const folded = gaps.length === 0 ? body : body.without(gaps);
  const script = parseScript(folded.text);
  walk(script, { ...around, shellText: { text: folded.text, folded, shell, script } });
}

function readCommand(node: Command, around: Around): ShellCommand {
  const { instruction, shellText, pipe, nested } = around;
  const programWord = node.name && readWord(node.name, around);
  return {
    ...locate(around, node.pos, node.end),
    program: programWord === undefined || programWord.dynamic ? undefined : basename(programWord),
    programWord,
    args: node.args.map((each) => readWord(each, around)),
    assignments: node.prefix
      .filter((each): each is Assignment => each.type === 'Assignment')
      .map((each) => readWord(each, around)),
    ...{ node, shellText, instruction, pipe, nested },
  };
}

function readWord(node: CommandArgument, around: Around): ShellWord {
  return {
    ...locate(around, node.pos, node.end),
    text: node.text,
    value: node.type === 'Word' ? node.value : assignmentValue(node),
    dynamic: holds(node, expansions),
    quoted: holds(node, quotes),
  };
}

function assignmentValue({ text, name, value, append }: Assignment): string {
  return value.type === 'Word' && text.startsWith(name)
    ? `${name}${append === true ? '+=' : '='}${value.value}`
    : text;
}

const expansions: ReadonlySet<string> = new Set([
  'SimpleExpansion',
  'ParameterExpansion',
  'CommandExpansion',
  'ArithmeticExpansion',
  'ProcessSubstitution',
]);
const quotes: ReadonlySet<string> = new Set([
  'SingleQuoted',
  'DoubleQuoted',
  'AnsiCQuoted',
  'LocaleString',
]);

/** Whether a part of these types is in a word; scripts within it are not looked into. */
function holds(node: SyntaxNode, types: ReadonlySet<string>): boolean {
  if (types.has(node.type)) return true;
  if (isPlain(node)) return false;
  let found = false;
  if (expansions.has(node.type)) return false;
  forEachChild(node, (child) => {
    found ||= holds(child, types);
  });
  return found;
}

function isPlain(node: SyntaxNode): node is UnbashWord {
  return node.type === 'Word' && node.parts === undefined;
}

function locate({ fixed, shellText }: Around, pos: number, end: number): Located {
  return fixed ?? shellText.folded.locate(pos, end);
}

/** The JSON form of RUN, CMD, ENTRYPOINT and HEALTHCHECK as one command. */
function execForm(instruction: Instruction): ShellCommand | undefined {
  const { keyword, json, words } = instruction;
  if (json === undefined || !['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(keyword)) {
    return undefined;
  }
  const [first, ...args] = (keyword === 'HEALTHCHECK' ? words.slice(1) : words).map(fromJson);
  const last = args.at(-1) ?? first;
  if (first === undefined || last === undefined) return undefined;
  return {
    start: first.start,
    end: last.end,
    range: { start: first.range.start, end: last.range.end },
    program: basename(first),
    programWord: first,
    args,
    assignments: [],
    node: undefined,
    shellText: undefined,
    instruction,
    pipe: undefined,
    nested: false,
  };
}

/** `["sh", "-c", "a && b"]`: the string that a shell reads; one with escapes is left alone. */
function walkArgument(instruction: Instruction, found: ShellCommand[]): void {
  const { keyword, json, words, folded } = instruction;
  if (json === undefined) return;
  const argv = keyword === 'HEALTHCHECK' ? words.slice(1) : words;
  const shell = shellOfArgv(json, undefined);
  const at = argv.findIndex(({ value }) => /^-\w*c$/.test(value));
  const script = argv[at + 1];
  if (!shell.posix || at < 1 || script === undefined) return;
  const text = folded.slice(script.at + 1, script.at + 1 + script.value.length);
  if (text.text !== script.value) return;
  const parsed = parseScript(text.text);
  const shellText = { text: text.text, folded: text, shell, script: parsed };
  walk(parsed, { instruction, shellText, fixed: undefined, pipe: undefined, nested: true, found });
}

function fromJson({ start, end, range, value }: Word): ShellWord {
  return { start, end, range, text: value, value, dynamic: false, quoted: true };
}

function basename({ value }: ShellWord): string {
  return value.split('/').at(-1) ?? value;
}
