import { forEachChild } from 'unbash';
import type { Command, SyntaxNode } from 'unbash';
import type { Dockerfile, Instruction } from '../model.ts';
import type { FoldedText } from '../places.ts';
import { shellOf } from '../shell.ts';
import type { NamedPlace } from './variableNames.ts';

const identifier = /^[A-Za-z_]\w*$/;
/** Commands whose words are names of variables. */
const declares = new Set(['export', 'readonly', 'declare', 'typeset', 'local']);
const mentions = new Set(['export', 'readonly', 'unset']);

interface Found {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The variables that the shell of an instruction replaces, but for those that it has set itself
 * before. Scripts within quotes (`sh -c '…'`) are texts like others.
 */
export function shellReferences(file: Dockerfile, one: Instruction): readonly NamedPlace[] {
  const shell = shellOf(file, one);
  if (shell?.script === undefined || !/\$|export|unset|readonly|\(\(/.test(shell.text)) return [];
  const references: Found[] = [];
  const own = new Map<string, number>();
  walk(shell.script, references, (name, from) => {
    if (from < (own.get(name) ?? Infinity)) own.set(name, from);
  });
  const { folded } = shell;
  return references
    .filter(({ name, from }) => from < (own.get(name) ?? Infinity))
    .map(({ name, from, to }) => ({ name, ...placeOf(folded, from, to) }));
}

function placeOf(folded: FoldedText, from: number, to: number) {
  const { start, end, range } = folded.locate(from, to);
  return { start, end, range };
}

/** @param sets called with what the shell sets, and from where on that holds */
function walk(node: SyntaxNode, found: Found[], sets: (name: string, from: number) => void): void {
  const add = (name: string, from: number, to: number): void => {
    if (identifier.test(name)) found.push({ name, from, to });
  };
  switch (node.type) {
    case 'SimpleExpansion':
      add(node.text.slice(1), node.pos + 1, node.end);
      return;
    case 'ParameterExpansion':
      add(node.parameter, node.parameterPos, node.parameterEnd);
      break;
    case 'ArithmeticWord':
      add(node.value, node.pos, node.end);
      break;
    case 'CommandExpansion':
      // Within escaped backticks places lead nowhere.
      if (node.script?.source !== undefined) return;
      break;
    case 'For':
      if (identifier.test(node.name.value)) sets(node.name.value, node.name.end);
      break;
    case 'Command':
      readCommand(node, add, sets);
      break;
    default:
  }
  forEachChild(node, (child) => walk(child, found, sets));
}

function readCommand(
  { name, prefix, args }: Command,
  add: (name: string, from: number, to: number) => void,
  sets: (name: string, from: number) => void,
): void {
  const program = name?.value ?? '';
  // `A=b` before a program holds for that program alone.
  const assigned = name === undefined ? prefix : declares.has(program) ? args : [];
  for (const each of assigned) {
    if (each.type === 'Assignment') sets(each.name, each.end);
  }
  for (const each of args) {
    if (each.type !== 'Word' || each.parts !== undefined || !identifier.test(each.value)) continue;
    if (program === 'read') sets(each.value, each.end);
    else if (mentions.has(program)) add(each.value, each.pos, each.end);
  }
}
