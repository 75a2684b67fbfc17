import { onceEach } from '../onceEach.ts';
import { shellNamed } from './comments.ts';
import { expand } from './expand.ts';
import type { Dockerfile, Instruction, Pair, Stage, Word } from './model.ts';
import { platformArgs, predefinedArgs } from './predefined.ts';

/** Where a variable gets its value. */
export interface Definition {
  readonly kind: 'env' | 'arg' | 'global-arg' | 'predefined';
  readonly name: string;
  /** With its own variables replaced; undefined when only a build knows it. */
  readonly value: string | undefined;
  /** Undefined for what the builder sets. */
  readonly pair: Pair | undefined;
  readonly instruction: Instruction | undefined;
}

/** What USER or WORKDIR says. */
export interface Setting {
  /** With variables replaced; undefined when only a build knows it. */
  readonly value: string | undefined;
  readonly word: Word;
  readonly instruction: Instruction;
}

/** What holds at one place of a stage, from its own instructions and those of its parent stages. */
export interface State {
  /** Undefined when no instruction of this file says it: the base image does. */
  readonly user: Setting | undefined;
  readonly workdir: Setting | undefined;
  /** The SHELL instruction. */
  readonly shell: Instruction | undefined;
  /** Of `# hadolint shell=…`, until a SHELL names another. */
  readonly shellName: string | undefined;
  /** What a variable stands for; undefined when no instruction of this file defines it. */
  variable(name: string): Definition | undefined;
  /** The value of what is not defined: before the first FROM none, later the base image may know. */
  readonly unset: null | undefined;
  /** The names that ENV and ARG define. */
  names(): readonly string[];
}

type Placed<Each> = Each & { readonly instruction: Instruction };

/** Every list is in the order of the file. */
interface Scope {
  /** Undefined for what stands before the first FROM. */
  readonly global: Scope | undefined;
  readonly parent: Scope | undefined;
  readonly envs: Map<string, Placed<Definition>[]>;
  readonly args: Map<string, Placed<Definition>[]>;
  readonly users: Setting[];
  readonly workdirs: Setting[];
  readonly shells: { readonly instruction: Instruction }[];
  readonly shellNames: ShellName[];
}

/** `# hadolint shell=…`, with its place. */
interface ShellName {
  readonly start: number;
  readonly name: string;
}

interface Scopes {
  readonly global: Scope;
  readonly stages: readonly Scope[];
}

/** What holds when an instruction runs: before it changes anything itself. */
export function stateAt(file: Dockerfile, instruction: Instruction): State {
  const { global, stages } = scopesOf(file);
  const scope = instruction.keyword === 'FROM' ? global : (stages[instruction.stage] ?? global);
  return stateIn(scope, instruction.start);
}

/** What holds in the image that a stage makes. */
export function stateAtEnd(file: Dockerfile, stage: Stage): State {
  const { global, stages } = scopesOf(file);
  return stateIn(stages[stage.index] ?? global, Infinity);
}

/** A word's value with its variables replaced; undefined when only a build knows it. */
export function valueOf(
  file: Dockerfile,
  instruction: Instruction,
  word: Word,
): string | undefined {
  return expandIn(stateAt(file, instruction), word, file.escape);
}

/** How the words of FROM read, from the ARGs before the first FROM. */
export function globalValues(
  instructions: readonly Instruction[],
  escape: string,
): (word: Word) => string | undefined {
  const state = stateIn(globalScope(instructions, escape), Infinity);
  return (word) => expandIn(state, word, escape);
}

const scopesOf = onceEach((file: Dockerfile): Scopes => {
  const global = globalScope(file.instructions, file.escape);
  const named = file.comments.flatMap((comment): readonly ShellName[] => {
    const name = comment.inside === undefined ? shellNamed(file, comment) : undefined;
    return name === undefined ? [] : [{ start: comment.start, name }];
  });
  const first = file.stages[0]?.start ?? Infinity;
  global.shellNames.push(...named.filter(({ start }) => start < first));
  const stages: Scope[] = [];
  for (const stage of file.stages) {
    const scope = emptyScope(global, stage.parent && stages[stage.parent.index]);
    stages.push(scope);
    const next = file.stages[stage.index + 1]?.start ?? Infinity;
    const within = named.filter(({ start }) => stage.start < start && start < next);
    scope.shellNames.push(...within);
    for (const each of stage.instructions) enter(scope, each, file.escape);
  }
  return { global, stages };
});

function globalScope(instructions: readonly Instruction[], escape: string): Scope {
  const scope = emptyScope(undefined, undefined);
  for (const each of instructions) {
    if (each.stage >= 0) break;
    enter(scope, each, escape);
  }
  return scope;
}

function emptyScope(global: Scope | undefined, parent: Scope | undefined): Scope {
  return {
    global,
    parent,
    envs: new Map(),
    args: new Map(),
    // The last of each is all that a stage inherits.
    users: parent?.users.slice(-1) ?? [],
    workdirs: parent?.workdirs.slice(-1) ?? [],
    shells: parent?.shells.slice(-1) ?? [],
    // Before the first FROM it is said of the whole file.
    shellNames: (parent ?? global)?.shellNames.slice(-1) ?? [],
  };
}

const setting = new Set(['ARG', 'ENV', 'USER', 'WORKDIR']);

/** Takes in what an instruction sets. */
function enter(scope: Scope, instruction: Instruction, escape: string): void {
  const { keyword, words, pairs, json } = instruction;
  if (keyword === 'SHELL' && json !== undefined) scope.shells.push({ instruction });
  if (!setting.has(keyword)) return;
  const [word] = words;
  const state = stateIn(scope, instruction.start);
  if (word !== undefined && (keyword === 'USER' || keyword === 'WORKDIR')) {
    const value = expandIn(state, word, escape);
    (keyword === 'USER' ? scope.users : scope.workdirs).push({ value, word, instruction });
  }
  if (keyword !== 'ENV' && keyword !== 'ARG') return;
  for (const pair of pairs) {
    const definition = { ...define(scope, state, keyword, pair, escape), pair, instruction };
    const byName = keyword === 'ENV' ? scope.envs : scope.args;
    const all = byName.get(definition.name);
    if (all === undefined) byName.set(definition.name, [definition]);
    else all.push(definition);
  }
}

function define(
  { global }: Scope,
  state: State,
  keyword: 'ENV' | 'ARG',
  { key, value }: Pair,
  escape: string,
): Pick<Definition, 'kind' | 'name' | 'value'> {
  const name = key.plain;
  const outer = value === undefined ? global?.args.get(name)?.at(-1) : undefined;
  return {
    kind: keyword === 'ENV' ? 'env' : global === undefined || outer ? 'global-arg' : 'arg',
    name,
    value: value === undefined ? outer?.value : expandIn(state, value, escape),
  };
}

function stateIn(scope: Scope, offset: number): State {
  const shell = lastBefore(scope.shells, offset)?.instruction;
  const named = scope.shellNames.findLast(({ start }) => start < offset);
  return {
    user: lastBefore(scope.users, offset),
    workdir: lastBefore(scope.workdirs, offset),
    shell,
    shellName: named !== undefined && named.start > (shell?.start ?? -1) ? named.name : undefined,
    variable: (name) => lookUp(scope, name, offset) ?? predefined(scope, name),
    unset: scope.global === undefined ? null : undefined,
    names: () => {
      const names = new Set<string>();
      for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
        for (const [name, all] of [...at.envs, ...at.args]) {
          if (lastBefore(all, offset) !== undefined) names.add(name);
        }
      }
      return [...names];
    },
  };
}

/** The last that an instruction before the offset says. */
function lastBefore<Each>(all: readonly Placed<Each>[], offset: number): Placed<Each> | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.instruction.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return all[low - 1];
}

/** ENV goes before ARG, whichever comes later; what a parent stage says goes last. */
function lookUp(scope: Scope, name: string, offset: number): Definition | undefined {
  let arg: Definition | undefined;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const env = lastBefore(at.envs.get(name) ?? [], offset);
    if (env !== undefined) return env;
    arg ??= lastBefore(at.args.get(name) ?? [], offset);
  }
  return arg;
}

function predefined({ global }: Scope, name: string): Definition | undefined {
  const set = predefinedArgs.has(name) || (global === undefined && platformArgs.has(name));
  return set
    ? { kind: 'predefined', name, value: undefined, pair: undefined, instruction: undefined }
    : undefined;
}

/** ARGs have their default values; one without any is unset unless the builder sets it. */
function expandIn(state: State, word: Word, escape: string): string | undefined {
  if (word.variables.length === 0) return word.plain;
  return expand(word.value, escape, (name) => {
    const definition = state.variable(name);
    if (definition === undefined) return state.unset;
    const empty = definition.pair !== undefined && definition.pair.value === undefined;
    const isUnset = empty && definition.value === undefined && !platformArgs.has(name);
    return isUnset && definition.kind !== 'env' ? null : definition.value;
  });
}
