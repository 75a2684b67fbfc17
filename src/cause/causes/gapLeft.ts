import { parseIni } from '../../check/ini.ts';
import { gapsIn } from '../../check/places.ts';
import { asList, squeeze, wantedText } from '../../check/matchers.ts';
import { dockerfile } from '../../check/types/dockerfile.ts';
import type { DockerfileObservation, DockerfileSpec } from '../../check/types/dockerfile.ts';
import { file } from '../../check/types/file.ts';
import type { FileObservation, FileSpec } from '../../check/types/file.ts';
import { manifest } from '../../check/types/manifest.ts';
import type { ManifestObservation, ManifestSpec } from '../../check/types/manifest.ts';
import { yaml } from '../../check/types/yaml.ts';
import type { YamlObservation, YamlSpec } from '../../check/types/yaml.ts';
import type { Instruction } from '../../dockerfile/model.ts';
import type { Edit, Range } from '../../range.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'What belongs on line {line}? What stands around it tells.',
  'zh-cn': '第 {line} 行应该填什么？看看它前后的内容。',
};
const goThere: Text = { en: 'Go to the first gap:', 'zh-cn': '转到第一处空：' };
const fill: Text = { en: 'Fill it with `{value}`:', 'zh-cn': '填入 `{value}`：' };

type Spec = FileSpec | DockerfileSpec | ManifestSpec | YamlSpec;
type Seen = FileObservation | DockerfileObservation | ManifestObservation | YamlObservation;

export const gapLeft = defineCause<Spec, Seen>({
  id: 'gap-left',
  for: [file, dockerfile, manifest, yaml],
  text: {
    en: '`{path}` still has a gap (`____`) on line {line}. Gaps left in all: {count}.',
    'zh-cn': '`{path}` 第 {line} 行还有空（`____`）没有填，一共还剩 {count} 处。',
  },
  about: {
    en: 'A gap (`____`) of the starting files is not filled yet. The file itself is read.',
    'zh-cn': '起始文件里的空（`____`）还没有填。这是读取文件得知的。',
  },
  help: [question, goThere, fill],
  recognise({ spec, observation, judgement }) {
    const { read } = observation;
    if (judgement.aspect !== 'gap' || read.kind !== 'file') return undefined;
    const gaps = gapsIn(read.text);
    const [first] = gaps;
    if (first === undefined) return undefined;
    const line = first.start.line + 1;
    const place = { path: spec.path, range: first };
    const edit =
      'instructions' in observation && 'instructions' in spec
        ? instructionEdit(spec, observation.instructions, gaps)
        : 'ini' in spec
          ? iniEdit(spec, read.text, gaps)
          : undefined;
    return {
      args: { path: spec.path, line, count: gaps.length },
      places: gaps.map((range) => ({ path: spec.path, range })),
      degrees: [
        degree(question, { line }),
        degree(goThere, {}, { open: place }),
        ...(edit === undefined ? [] : [degree(fill, { value: edit.text }, { edit })]),
      ],
    };
  },
});

/** The first gap that is a whole value of which the lab says what it must be. */
function iniEdit(spec: FileSpec, text: string, gaps: readonly Range[]): Edit | undefined {
  for (const { section, key, valueRange } of parseIni(text).entries) {
    const keys = ownValue(spec.ini, section);
    const wanted = ownValue(keys, key);
    const gap = gaps.find((each) => within(each, valueRange));
    if (wanted === undefined || gap === undefined) continue;
    return { path: spec.path, range: valueRange, text: String(wanted) };
  }
  return undefined;
}

/** The first gap in an instruction of which the lab says what it must be. */
function instructionEdit(
  spec: DockerfileSpec,
  instructions: readonly Instruction[],
  gaps: readonly Range[],
): Edit | undefined {
  const { path } = spec;
  for (const instruction of instructions) {
    const { argumentsRange } = instruction;
    if (argumentsRange === undefined) continue;
    const gap = gaps.find((each) => within(each, argumentsRange));
    if (gap === undefined) continue;
    for (const wanted of spec.instructions.filter((each) => each.is === instruction.keyword)) {
      if (wanted.equals !== undefined && fits(instruction.arguments, wantedText(wanted))) {
        return { path, range: argumentsRange, text: squeeze(asList(wanted.equals).join(' ')) };
      }
      const part = asList(wanted.includes).find((each) => !instruction.arguments.includes(each));
      const others = asList(wanted.includes).filter((each) => each !== part);
      if (part === undefined || wanted.equals !== undefined) continue;
      if (others.every((each) => instruction.arguments.includes(each))) {
        return { path, range: gap, text: part };
      }
    }
  }
  return undefined;
}

/** Whether a line with gaps could become the wanted one. */
function fits(withGaps: string, wanted: string): boolean {
  let from = 0;
  const parts = withGaps.split(/_{4,}/);
  for (const [index, part] of parts.entries()) {
    const at = wanted.indexOf(part, from);
    if (at < 0 || (index === 0 && at !== 0)) return false;
    from = at + part.length;
  }
  return wanted.endsWith(parts.at(-1) ?? '');
}

/** The learner's file may name `constructor`: that is nothing the lab asked for. */
function ownValue<Value>(
  values: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return values !== undefined && Object.hasOwn(values, key) ? values[key] : undefined;
}

function within(inner: Range, outer: Range): boolean {
  const starts =
    inner.start.line > outer.start.line ||
    (inner.start.line === outer.start.line && inner.start.character >= outer.start.character);
  const ends =
    inner.end.line < outer.end.line ||
    (inner.end.line === outer.end.line && inner.end.character <= outer.end.character);
  return starts && ends;
}
