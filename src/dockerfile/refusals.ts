import type { Range } from '../range.ts';
import { instructionNames, looksLikeJson } from './faults.ts';
import { isImageName } from './imageName.ts';
import type { Dockerfile, Flag, FlagKey, Instruction, Word } from './model.ts';
import { closeOf } from './split.ts';

/** What a builder refuses in an instruction, beside what no rule of its own says. */
export interface Refusal {
  readonly kind:
    | 'unknown-instruction'
    | 'no-arguments'
    | 'no-from'
    | 'no-json'
    | 'broken-json'
    | 'unterminated-heredoc'
    | 'unknown-flag'
    | 'flag-twice'
    | 'flag-without-value'
    | 'flag-no-boolean'
    | 'flag-no-duration'
    | 'flag-no-number'
    | 'unknown-mount-type'
    | 'unknown-mount-key'
    | 'from-words'
    | 'stage-name'
    | 'image-capitals'
    | 'no-destination'
    | 'no-equals'
    | 'no-value'
    | 'no-name'
    | 'open-quote'
    | 'healthcheck-form'
    | 'healthcheck-none'
    | 'healthcheck-command'
    | 'no-port';
  readonly range: Range;
  readonly instruction: Instruction;
  /** What stands there, as the message quotes it. */
  readonly written: string;
  /** What could be meant. */
  readonly known: readonly string[];
}

type Kind = Refusal['kind'];
type Tell = (
  kind: Kind,
  range: Range,
  written?: string,
  known?: readonly string[],
) => readonly Refusal[];

/** The flags of BuildKit's Dockerfile frontend; `true` for those that are either set or not. */
const flags: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  FROM: { platform: false },
  RUN: { mount: false, network: false, security: false, device: false },
  COPY: { from: false, chown: false, chmod: false, exclude: false, link: true, parents: true },
  ADD: {
    ...{ chown: false, chmod: false, checksum: false, exclude: false },
    ...{ link: true, 'keep-git-dir': true, unpack: true },
  },
  HEALTHCHECK: {
    ...{ interval: false, timeout: false, 'start-period': false, 'start-interval': false },
    retries: false,
  },
};
const repeatable = new Set(['mount', 'device', 'exclude']);
const durations = new Set(['interval', 'timeout', 'start-period', 'start-interval']);
const mountTypes = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const mountKeys = [
  ...['type', 'from', 'source', 'src', 'target', 'dst', 'destination', 'readonly', 'ro'],
  ...['readwrite', 'rw', 'id', 'sharing', 'required', 'size', 'mode', 'uid', 'gid', 'env'],
];
/** Go's time.ParseDuration. */
const duration = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const stageName = /^[A-Za-z][A-Za-z0-9\-_.]*$/;

/** What BuildKit would refuse to build (frontend/dockerfile/instructions), place by place. */
export function refusalsIn(document: Dockerfile): readonly Refusal[] {
  const { instructions } = document;
  const found = instructions.flatMap((outer) => {
    // A FROM, MAINTAINER or ONBUILD that an ONBUILD holds back has a rule of its own.
    const one = outer.inner ?? outer;
    return refusedIn(document, one);
  });
  const last = instructions.at(-1);
  // Any other instruction before a FROM is told by its own rule.
  if (last !== undefined && instructions.every(({ keyword }) => keyword === 'ARG')) {
    return [...found, refusal(last)('no-from', last.range)].flat();
  }
  return found;
}

function refusal(instruction: Instruction): Tell {
  return (kind, range, written = '', known = []) => [{ kind, range, instruction, written, known }];
}

function refusedIn(document: Dockerfile, one: Instruction): readonly Refusal[] {
  const tell = refusal(one);
  const { keyword, keywordRange, argumentsRange, heredocs } = one;
  if (!instructionNames.has(keyword)) {
    return tell('unknown-instruction', keywordRange, one.written, [...instructionNames]);
  }
  const ofFlags = one.flags.flatMap((flag, at) => flagIn(one, flag, at, tell));
  if (argumentsRange === undefined) {
    return ofFlags.length > 0 ? ofFlags : tell('no-arguments', keywordRange, keyword);
  }
  const open = heredocs.flatMap(({ terminated, operator, name }) =>
    terminated ? [] : tell('unterminated-heredoc', operator.range, name),
  );
  return [...ofFlags, ...open, ...argumentsIn(document, one, argumentsRange, tell)];
}

function flagIn(one: Instruction, flag: Flag, at: number, tell: Tell): readonly Refusal[] {
  const known = flags[one.keyword] ?? {};
  const { name, nameRange, value, range, valueRange = range } = flag;
  if (!Object.hasOwn(known, name)) {
    return tell('unknown-flag', nameRange, `--${name}`, Object.keys(known));
  }
  const isTwice = one.flags.slice(0, at).some((other) => other.name === name);
  if (isTwice && !repeatable.has(name)) return tell('flag-twice', range, `--${name}`);
  if (value === undefined && known[name] === true) return [];
  if (value === undefined || (value === '' && known[name] === true)) {
    return tell('flag-without-value', range, `--${name}`);
  }
  if (name === 'mount') return flag.keys.flatMap((key) => mountKeyIn(key, tell));
  if (flag.variables.length > 0 || value === '') return [];
  if (known[name] === true && !/^(?:true|false)$/i.test(value)) {
    return tell('flag-no-boolean', valueRange, value, ['true', 'false']);
  }
  if (durations.has(name) && !duration.test(value)) {
    return tell('flag-no-duration', valueRange, value);
  }
  return name === 'retries' && !/^\+?\d+$/.test(value)
    ? tell('flag-no-number', valueRange, value)
    : [];
}

function mountKeyIn(
  { key, keyRange, value, valueRange = keyRange }: FlagKey,
  tell: Tell,
): readonly Refusal[] {
  if (!mountKeys.includes(key)) return tell('unknown-mount-key', keyRange, key, mountKeys);
  if (key !== 'type' || value === undefined || value.includes('$')) return [];
  return mountTypes.includes(value.toLowerCase())
    ? []
    : tell('unknown-mount-type', valueRange, value, mountTypes);
}

function argumentsIn(
  { escape }: Dockerfile,
  { keyword, words, pairs, json, arguments: text }: Instruction,
  range: Range,
  tell: Tell,
): readonly Refusal[] {
  const isBroken = json === undefined && looksLikeJson(text);
  const [first, second, third] = words;
  switch (keyword) {
    case 'FROM': {
      const isAs = second?.value.toUpperCase() === 'AS';
      if (words.length !== 1 && !(words.length === 3 && isAs)) {
        const extra = isAs && third === undefined ? second : (words[isAs ? 3 : 1] ?? second);
        return tell('from-words', extra?.range ?? range, extra?.value);
      }
      const ofImage = first === undefined ? [] : capitalsIn(first, tell);
      return third === undefined || stageName.test(third.value)
        ? ofImage
        : [...ofImage, ...tell('stage-name', third.range, third.value)];
    }
    case 'ADD':
    case 'COPY':
      if (isBroken) return tell('broken-json', range, keyword);
      return words.length > 1 ? [] : tell('no-destination', range, keyword);
    case 'RUN':
    case 'VOLUME':
      return isBroken ? tell('broken-json', range, keyword) : [];
    case 'SHELL':
      return json === undefined ? tell('no-json', range, keyword) : [];
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return pairs.flatMap(({ key, value, legacy }) => {
        const open = [key, value].find((word) => word !== undefined && isOpen(word, escape));
        if (open !== undefined && !legacy) return tell('open-quote', open.range, open.value);
        if (key.plain === '') return tell('no-name', (value ?? key).range, keyword);
        if (keyword === 'ARG' || value !== undefined) return [];
        return tell(pairs.length === 1 ? 'no-value' : 'no-equals', key.range, key.value);
      });
    case 'EXPOSE':
      return words.flatMap((word) =>
        // Other forms have rules of their own.
        word.variables.length === 0 && /^["']?[^\d"':[]+(?:\/|["']?$)/.test(word.value)
          ? tell('no-port', word.range, word.value)
          : [],
      );
    case 'HEALTHCHECK':
      return healthcheckIn(first, words.slice(1), tell);
    default:
      return [];
  }
}

/** `FROM` looks for a stage by the very word, and their names are kept in small letters. */
function capitalsIn({ plain, range, variables }: Word, tell: Tell): readonly Refusal[] {
  if (variables.length > 0 || isImageName(plain)) return [];
  const behind = /(?::[^/:@]*)?(?:@.*)?$/.exec(plain)?.[0].length ?? 0;
  const end = plain.length - behind;
  const small = plain.slice(0, end).toLowerCase() + plain.slice(end);
  return isImageName(small) ? tell('image-capitals', range, plain, [small]) : [];
}

function healthcheckIn(
  form: Word | undefined,
  rest: readonly Word[],
  tell: Tell,
): readonly Refusal[] {
  const [next] = rest;
  if (form === undefined) return [];
  switch (form.value.toUpperCase()) {
    case 'NONE':
      return next === undefined ? [] : tell('healthcheck-none', next.range);
    case 'CMD':
      return next === undefined ? tell('healthcheck-command', form.range) : [];
    default:
      return tell('healthcheck-form', form.range, form.value, ['CMD', 'NONE']);
  }
}

/** Whether a quote in it is not closed. */
function isOpen({ value }: Word, escape: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === escape) at += 1;
    else if (value[at] === '"' || value[at] === "'") {
      at = closeOf(value, at, escape);
      if (at < 0) return true;
    }
  }
  return false;
}
