import type { Dockerfile } from '../model.ts';
import { cursorAt, type Arguments, type Typed } from './cursor.ts';
import { headProposals } from './headProposals.ts';
import { instructionInfos, linkOfInstruction, type InstructionInfo } from './instructions.ts';
import { flagProposals, flagValueProposals } from './flagProposals.ts';
import { stageProposals, usersOf, variableProposals } from './ownProposals.ts';
import { gapOf, preview, type Completion, type Proposal } from './proposal.ts';

const nothing: Completion = { proposals: [] };

export function completionAt(file: Dockerfile, offset: number): Completion {
  const cursor = cursorAt(file, offset);
  switch (cursor?.at) {
    case undefined:
      return nothing;
    case 'head':
      return { proposals: headProposals(file, offset, cursor.before) };
    case 'body':
      return { proposals: variableProposals(file, cursor.word, cursor.instruction) ?? [] };
    case 'keyword':
      return { proposals: keywordProposals(file, offset, cursor.word, cursor.held) };
    case 'arguments':
      return argumentsCompletion(file, offset, cursor);
  }
}

/** Whether most instructions are written in small letters. */
function isSmall({ instructions }: Dockerfile): boolean {
  const small = instructions.filter(({ written }) => written === written.toLowerCase()).length;
  const capitals = instructions.filter(({ written }) => written === written.toUpperCase()).length;
  return small > capitals;
}

function keywordProposals(
  file: Dockerfile,
  offset: number,
  word: Typed,
  held: boolean,
): readonly Proposal[] {
  const at = file.positionAt(offset).line;
  // Another keyword that is being typed counts for nothing.
  const others = file.instructions.filter(({ range }) => range.start.line !== at);
  const begun = others.some(({ keyword, start }) => keyword === 'FROM' && start < offset);
  const small = isSmall({ ...file, instructions: others });
  const gap = gapOf(file.text, word, 0, /^\w*/);
  const hasStages = file.stages.some(({ start, name }) => start < offset && name !== undefined);
  const mayStand = (info: InstructionInfo): boolean =>
    held ? info.heldBack : begun || info.keyword === 'FROM' || info.keyword === 'ARG';
  const directives =
    !held && word.text === '' && at <= file.directives.length && !word.followed
      ? headProposals(file, offset, '')
      : [];
  const proposals = instructionInfos.filter(mayStand).flatMap((info) => {
    const keyword = small ? info.keyword.toLowerCase() : info.keyword;
    const snippets = info.snippets
      .filter((snippet) => hasStages || !snippet.includes('--from='))
      .map((snippet) => (small ? snippet.replace(/\b(?:AS|CMD|NONE)\b/g, lower) : snippet));
    const about = { about: info.summary, link: linkOfInstruction(info.keyword) };
    const common = { kind: 'instruction', ...gap, ...about } as const;
    // What follows already stays.
    if (word.followed) return { ...common, label: keyword, insert: keyword, snippet: false };
    return snippets.map((snippet, index): Proposal => {
      const shown = preview(snippet);
      return {
        ...common,
        label: index === 0 ? keyword : `${keyword} ${shown}`,
        ...(index === 0 && shown !== '' && { detail: `${keyword} ${shown}` }),
        insert: `${keyword} ${snippet}`,
        snippet: true,
        goesOn: info.keyword === 'ONBUILD',
      };
    });
  });
  return [...proposals, ...directives];
}

function lower(word: string): string {
  return word.toLowerCase();
}

function argumentsCompletion(file: Dockerfile, offset: number, cursor: Arguments): Completion {
  const { keyword, word, json, quoted, instruction } = cursor;
  const shells = ['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(keyword);
  const variables =
    instruction === undefined || (shells && (json || quoted))
      ? undefined
      : variableProposals(file, word, instruction);
  if (variables !== undefined) return { proposals: variables };
  if (cursor.first && word.text.startsWith('-')) {
    return word.text.includes('=')
      ? flagValueProposals(file, offset, cursor)
      : { proposals: flagProposals(file, cursor) };
  }
  const flags = cursor.first && word.text === '' ? flagProposals(file, cursor) : [];
  const { proposals, ...wanted } = wordsCompletion(file, offset, cursor);
  return { ...wanted, proposals: [...proposals, ...flags] };
}

function wordsCompletion(file: Dockerfile, offset: number, cursor: Arguments): Completion {
  const { keyword, word, words, json, flags } = cursor;
  const gap = gapOf(file.text, word, 0, json ? /^[^"\r\n]*/ : /^\S*/);
  const values = (...all: readonly string[]): Completion => ({
    proposals: all.map((label) => ({
      label,
      kind: 'value',
      insert: label,
      snippet: false,
      ...gap,
    })),
  });
  switch (keyword) {
    case 'FROM': {
      if (words.length === 1) return values(isSmall(file) ? 'as' : 'AS');
      if (words.length > 0) return nothing;
      const [scratch] = values('scratch').proposals;
      const proposals = [...stageProposals(file, offset, gap), ...(scratch ? [scratch] : [])];
      return { proposals, images: gap };
    }
    case 'COPY':
    case 'ADD': {
      if (flags.some((flag) => flag.startsWith('from='))) return nothing;
      // A path from the root is where it is copied to.
      if (words.length > 0 && word.text.startsWith('/')) return nothing;
      const typed = json ? word.text.replace(/\\(.)/g, '$1') : word.text;
      const alone = words.length === 0 && !word.followed;
      return {
        proposals: [],
        paths: { typed, gap, form: json ? 'json' : alone ? 'alone' : 'word' },
      };
    }
    case 'HEALTHCHECK':
      return words.length === 0 ? values('CMD', 'NONE') : nothing;
    case 'STOPSIGNAL':
      return words.length === 0 ? values(...signals) : nothing;
    case 'USER':
      return words.length === 0 ? values(...usersOf(file, offset)) : nothing;
    case 'SHELL':
      return words.length === 0 && !json ? values(...shells) : nothing;
    case 'EXPOSE': {
      const port = /^\d+\/?/.exec(word.text)?.[0].replace('/', '');
      return port === undefined ? nothing : values(`${port}/tcp`, `${port}/udp`);
    }
    default:
      return nothing;
  }
}

const signals = ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGKILL', 'SIGUSR1', 'SIGUSR2'];
const shells = ['["/bin/bash", "-o", "pipefail", "-c"]', '["/bin/sh", "-c"]'];
