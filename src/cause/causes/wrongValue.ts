import { findLack } from '../../check/dockerfileAspects.ts';
import { findIniFault } from '../../check/fileAspects.ts';
import { asList, squeeze, wantedText } from '../../check/matchers.ts';
import { lineAt } from '../../check/places.ts';
import { dockerfile } from '../../check/types/dockerfile.ts';
import type { DockerfileObservation, DockerfileSpec } from '../../check/types/dockerfile.ts';
import { file } from '../../check/types/file.ts';
import type { FileObservation, FileSpec } from '../../check/types/file.ts';
import type { Edit, Place } from '../../range.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import type { Recognised } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'What does the step say belongs there? Compare it letter by letter.',
  'zh-cn': '这一步要求在那里写什么？请逐个字母对照。',
};
const goThere: Text = { en: 'Go to the line:', 'zh-cn': '转到这一行：' };
const write: Text = { en: 'Write `{value}` there:', 'zh-cn': '在那里写 `{value}`：' };

type Spec = FileSpec | DockerfileSpec;
type Seen = FileObservation | DockerfileObservation;

export const wrongValue = defineCause<Spec, Seen>({
  id: 'wrong-value',
  for: [file, dockerfile],
  text: {
    en: 'Line {line} of `{path}` says `{found}`, where `{wanted}` is meant.',
    'zh-cn': '`{path}` 第 {line} 行写的是 `{found}`，应该是 `{wanted}`。',
  },
  about: {
    en: 'A line is there with another value than the step asks for. The file itself is read, and the line shown.',
    'zh-cn': '某一行写的值和这一步要求的不同。这是读取文件得知的，会显示那一行。',
  },
  help: [question, goThere, write],
  recognise({ spec, observation, judgement }) {
    if (observation.read.kind !== 'file') return undefined;
    const { text } = observation.read;
    if ('instructions' in spec) {
      return judgement.aspect === 'instruction' && 'instructions' in observation
        ? inDockerfile(spec, observation)
        : undefined;
    }
    return judgement.aspect === 'ini' ? inIni(spec, text) : undefined;
  },
});

function inIni(spec: FileSpec, text: string): Recognised | undefined {
  const fault = findIniFault(spec, text);
  if (fault?.entry === undefined) return undefined;
  const { key, wanted, entry } = fault;
  const place = lineAt(spec.path, text, entry.range.start.line);
  const edit = { path: spec.path, range: entry.valueRange, text: wanted };
  return told(place, `${key} = ${entry.value}`, `${key} = ${wanted}`, wanted, edit);
}

function inDockerfile(spec: DockerfileSpec, seen: DockerfileObservation): Recognised | undefined {
  const lack = findLack(spec, seen.instructions);
  if (lack?.nearest === undefined) return undefined;
  const { wanted, nearest } = lack;
  const place = { path: spec.path, range: nearest.range };
  const value = squeeze(asList(wanted.equals).join(' '));
  const line = squeeze(`${wanted.is} ${wantedText(wanted)}`);
  const range = nearest.argumentsRange;
  const known = wanted.equals !== undefined && range !== undefined && nearest.json === undefined;
  const edit = known ? { path: spec.path, range, text: value } : undefined;
  return told(place, nearest.source, line, value, edit);
}

function told(
  place: Place,
  found: string,
  wanted: string,
  value: string,
  edit: Edit | undefined,
): Recognised {
  return {
    args: { path: place.path, line: place.range.start.line + 1, found, wanted },
    places: [place],
    degrees: [
      degree(question),
      degree(goThere, {}, { open: place }),
      ...(edit === undefined ? [] : [degree(write, { value }, { edit })]),
    ],
  };
}
