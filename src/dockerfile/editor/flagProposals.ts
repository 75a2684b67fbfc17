import type { Dockerfile } from '../model.ts';
import type { Arguments } from './cursor.ts';
import { flagInfo, flagInfos, type FlagInfo } from './flags.ts';
import { linkOfFlag } from './instructions.ts';
import { mountKey, mountKeys, mountTypes, type MountKey } from './mounts.ts';
import { stageProposals, usersOf } from './ownProposals.ts';
import { gapOf, type Completion, type Gap, type Proposal } from './proposal.ts';

/** The flags of an instruction that it does not have yet. */
export function flagProposals(file: Dockerfile, cursor: Arguments): readonly Proposal[] {
  const { keyword, word, flags } = cursor;
  const gap = gapOf(file.text, word, 0, /^[\w-]*/);
  const taken = new Set(flags.map((flag) => flag.replace(/=.*/s, '').toLowerCase()));
  return flagInfos(keyword)
    .filter(({ name, repeats }) => repeats === true || !taken.has(name))
    .map((info): Proposal => {
      const { name, form, summary } = info;
      const insert = `--${name}${info.takes === 'boolean' ? ' ' : '='}`;
      const written = info.takes === 'mount' ? `${insert}type=` : insert;
      return {
        label: `--${name}`,
        kind: 'flag',
        // What stands behind already stays.
        insert: file.text[gap.end] === '=' ? `--${name}` : written,
        snippet: false,
        ...gap,
        detail: form,
        about: summary,
        link: linkOfFlag(keyword, name),
        goesOn: true,
      };
    });
}

/** What stands behind the `=` of a flag. */
export function flagValueProposals(
  file: Dockerfile,
  offset: number,
  cursor: Arguments,
): Completion {
  const { keyword, word } = cursor;
  const equals = word.text.indexOf('=');
  const info = flagInfo(keyword, word.text.slice(2, equals).toLowerCase());
  if (info === undefined) return { proposals: [] };
  if (info.takes === 'mount') return mountCompletion(file, offset, cursor, equals + 1);
  const gap = gapOf(file.text, word, equals + 1, /^\S*/);
  if (info.takes === 'stage') {
    return { proposals: stageProposals(file, offset, gap), images: gap };
  }
  return { proposals: values(valuesOf(info, file, offset), gap) };
}

function valuesOf({ takes }: FlagInfo, file: Dockerfile, offset: number): readonly string[] {
  switch (takes) {
    case 'platform':
      return ['linux/amd64', 'linux/arm64', '$BUILDPLATFORM', '$TARGETPLATFORM'];
    case 'boolean':
      return ['true', 'false'];
    case 'duration':
      return ['5s', '30s', '1m'];
    case 'count':
      return ['3'];
    case 'user':
      return usersOf(file, offset).map((user) => (user.includes(':') ? user : `${user}:${user}`));
    case 'stage':
    case 'mount':
    case 'text':
      return [];
    default:
      return takes;
  }
}

function values(all: readonly string[], gap: Gap): readonly Proposal[] {
  return all.map((label) => ({ label, kind: 'value', insert: label, snippet: false, ...gap }));
}

/** One key of `type=cache,target=/x`, or its value. */
function mountCompletion(
  file: Dockerfile,
  offset: number,
  { word }: Arguments,
  valueAt: number,
): Completion {
  const pieces = word.text.slice(valueAt).split(',');
  const piece = pieces.at(-1) ?? '';
  const at = word.text.length - piece.length;
  const before = pieces.slice(0, -1).map((each) => each.split('='));
  const valueOf = (key: string): string | undefined =>
    before.find(([name]) => name?.toLowerCase() === key)?.[1];
  const type = valueOf('type');
  const [key = '', ...written] = piece.split('=');
  if (written.length === 0) {
    const gap = gapOf(file.text, word, at, /^\w*/);
    const taken = new Set(before.map(([name = '']) => mountKey(type, name)?.name ?? name));
    const keys = mountKeys(type).filter(({ name }) => !taken.has(name));
    const proposals = keys.map((one) => keyProposal(one, gap));
    return { proposals: type === undefined ? [typeKey(gap), ...proposals] : proposals };
  }
  const gap = gapOf(file.text, word, at + key.length + 1, /^[^\s,]*/);
  if (key.toLowerCase() === 'type') {
    const proposals = mountTypes.map(({ name, summary }): Proposal => ({
      ...{ label: name, kind: 'value', insert: name, snippet: false, ...gap },
      ...{ about: summary, link: linkOfFlag('RUN', 'mount') },
    }));
    return { proposals };
  }
  const info = mountKey(type, key.toLowerCase());
  const takes = info?.takes;
  switch (takes) {
    case undefined:
      return { proposals: [] };
    case 'stage':
      return { proposals: stageProposals(file, offset, gap), images: gap };
    case 'path': {
      const typed = written.join('=');
      const isContext = valueOf('from') === undefined;
      return { proposals: [], ...(isContext && { paths: { typed, gap, form: 'key' } }) };
    }
    default:
      return { proposals: values(takes, gap) };
  }
}

function keyProposal({ name, alone, summary }: MountKey, gap: Gap): Proposal {
  const insert = alone === true ? name : `${name}=`;
  const common = { label: name, kind: 'value', insert, snippet: false, about: summary } as const;
  return { ...common, ...gap, goesOn: alone !== true, link: linkOfFlag('RUN', 'mount') };
}

function typeKey(gap: Gap): Proposal {
  const common = { label: 'type', kind: 'value', insert: 'type=', snippet: false } as const;
  return { ...common, ...gap, goesOn: true };
}
