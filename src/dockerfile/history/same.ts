import { expand } from '../expand.ts';
import type { Dockerfile, Instruction, Word } from '../model.ts';
import { stateAt, valueOf } from '../scopes.ts';
import { shellOf } from '../shell.ts';
import type { BuiltInstruction } from './entry.ts';

/** Whether an entry of a history was made by an instruction as it stands now. */
export type Sameness = (entry: BuiltInstruction) => boolean;

/** Made once for each instruction: reading it is more work than comparing. */
export function samenessOf(file: Dockerfile, instruction: Instruction): Sameness {
  const { keyword } = instruction;
  const compare = comparisons[keyword]?.(file, instruction) ?? wholeText(file, instruction);
  return (entry) => entry.keyword === keyword && compare(entry);
}

/** Stands for any text. */
const gap = '\0';

type Comparison = (file: Dockerfile, instruction: Instruction) => Sameness;

const comparisons: Readonly<Record<string, Comparison>> = {
  RUN: run,
  COPY: copy,
  ADD: copy,
  ENV: pairs,
  LABEL: pairs,
  ARG: argument,
  CMD: command,
  ENTRYPOINT: command,
  HEALTHCHECK: (file, instruction) => {
    const [form] = instruction.words;
    if (form?.plain.toUpperCase() === 'NONE') return ({ text }) => /\bNONE\b/.test(text);
    const wanted = shellOf(file, instruction)?.text.trim();
    const list = wanted === undefined ? instruction.json : [wanted];
    if (list === undefined) return () => false;
    // Newer builders write it as Go prints it: `{Test:[CMD-SHELL curl x] Interval:5s …}`.
    return ({ text }) =>
      quotedIn(text)
        .slice(1, list.length + 1)
        .join(gap) === list.join(gap) || text.includes(` ${list.join(' ')}] Interval:`);
  },
  SHELL: (_, { json = [] }) => sameText(`[${json.join(' ')}]`),
  VOLUME: (file, instruction) => {
    const wanted = wordsAsBuilt(file, instruction);
    return ({ text }) => fits(text.replace(/^\[|\]$/g, ''), wanted);
  },
  EXPOSE: (file, instruction) => {
    const values = instruction.words.map((word) => valueOf(file, instruction, word));
    if (values.includes(undefined)) return () => true;
    const wanted = portsIn(values.join(' '));
    return ({ text }) => portsIn(text) === wanted;
  },
  WORKDIR: (file, instruction) => {
    const wanted = wordsAsBuilt(file, instruction).replace(/^\.\/|(?<=.)\/+$/g, '');
    // The history has the whole path.
    return ({ text }) => fits(text, wanted) || fits(text, `${gap}/${wanted}`) || wanted === '.';
  },
  ONBUILD: (_, { inner }) => {
    const wanted = squeeze(inner?.source ?? '');
    return ({ text }) => squeeze(text) === wanted;
  },
};

function run(file: Dockerfile, instruction: Instruction): Sameness {
  const wanted = commandLine(file, instruction);
  return ({ text }) => {
    const built = squeeze(text);
    return built === wanted || (/^\|\d+ /.test(built) && built.endsWith(` ${wanted}`));
  };
}

/** What a RUN runs, its shell first, on one line with single blanks. */
export function commandLine(file: Dockerfile, instruction: Instruction): string {
  const shell = shellOf(file, instruction);
  if (shell === undefined) return squeeze((instruction.json ?? []).join(' '));
  const { argv } = stateShell(file, instruction);
  const [heredoc] = instruction.heredocs;
  // A here-document with a line for its own program is run as a file of its name.
  const script =
    heredoc !== undefined && shell.text.startsWith('#!')
      ? `/dev/pipes/${heredoc.name}`
      : shell.text;
  return squeeze(`${argv.join(' ')} ${script}`);
}

function stateShell(
  file: Dockerfile,
  instruction: Instruction,
): { readonly argv: readonly string[] } {
  return { argv: stateAt(file, instruction).shell?.json ?? ['/bin/sh', '-c'] };
}

/** Flags are told by some builders only. */
const flagWords = /^(?:--[\w-]+(?:=\S*)? +)+/;
/** `COPY --chown=1000:1000dir:a475… in /app/`: what was copied is told by its hash alone. */
const hashed = /^(?:--\S*?)?\s*(?:file|dir|multi):[0-9a-f]{64} in ([^]*)$/;

function copy(file: Dockerfile, instruction: Instruction): Sameness {
  const { words, heredocs } = instruction;
  const forms = words.map((word) => {
    const heredoc = heredocs.find(({ operator }) => operator.start === word.start);
    return heredoc === undefined ? asBuilt(file, word) : `<<${heredoc.name}`;
  });
  const [whole, target] = [forms.join(' '), forms.at(-1) ?? ''];
  return ({ text }) => {
    const told = hashed.exec(text);
    return told === null ? fits(text.replace(flagWords, ''), whole) : fits(told[1] ?? '', target);
  };
}

function pairs(file: Dockerfile, instruction: Instruction): Sameness {
  const wanted = instruction.pairs
    .map(
      ({ key, value }) =>
        `${asBuilt(file, key)}=${value === undefined ? '' : asBuilt(file, value)}`,
    )
    .join(' ');
  return ({ text }) => fits(text, wanted);
}

/** By its name: with which value it was built is the builder's affair. */
function argument(_: Dockerfile, { pairs: all }: Instruction): Sameness {
  const names = all.map(({ key }) => key.plain);
  return ({ text }) => {
    const first = /^[^=\s]+/.exec(text)?.[0];
    return first !== undefined && first === names[0];
  };
}

function command(file: Dockerfile, instruction: Instruction): Sameness {
  const shell = shellOf(file, instruction);
  const { argv } = stateShell(file, instruction);
  const list = shell === undefined ? (instruction.json ?? []) : [...argv, shell.text];
  const wanted = squeeze(list.join(gap));
  return ({ text }) => squeeze(quotedIn(text).join(gap)) === wanted;
}

/** USER, STOPSIGNAL, MAINTAINER. */
function wholeText(file: Dockerfile, instruction: Instruction): Sameness {
  const wanted = wordsAsBuilt(file, instruction);
  return ({ text }) => fits(text, wanted);
}

function sameText(wanted: string): Sameness {
  const squeezed = squeeze(wanted);
  return ({ text }) => squeeze(text) === squeezed;
}

function wordsAsBuilt(file: Dockerfile, { words }: Instruction): string {
  return words.map((word) => asBuilt(file, word)).join(' ');
}

/**
 * How the builder writes a word. A variable stands for anything: a build argument may have set it,
 * or the base image.
 */
function asBuilt({ escape }: Dockerfile, { variables, plain, value }: Word): string {
  return variables.length === 0 ? plain : (expand(value, escape, () => gap) ?? gap);
}

/** Whether a text is the wanted one, whatever stands in its gaps. Each part is looked for once. */
function fits(text: string, wanted: string): boolean {
  const whole = squeeze(text);
  const [first = '', ...rest] = squeeze(wanted).split(gap);
  const last = rest.pop();
  if (last === undefined) return whole === first;
  if (!whole.startsWith(first) || whole.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = whole.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last);
}

export function squeeze(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** The strings that Go has quoted: `["/bin/sh" "-c" "echo \"x\""]`. */
function quotedIn(text: string): readonly string[] {
  return (text.match(/"(?:[^"\\]|\\.)*"/g) ?? []).map((quoted) => {
    try {
      return String(JSON.parse(quoted));
    } catch {
      return quoted.slice(1, -1);
    }
  });
}

/** `80 8080/udp`, `map[80/tcp:{} 8080/udp:{}]`, `[80/tcp]` alike. */
function portsIn(text: string): string {
  const ports = text.match(/\d+(?:-\d+)?(?:\/\w+)?/g) ?? [];
  const whole = ports.map((port) => (port.includes('/') ? port : `${port}/tcp`).toLowerCase());
  return whole.toSorted().join(' ');
}
