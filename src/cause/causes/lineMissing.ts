import { findLack } from '../../check/dockerfileAspects.ts';
import { findIniFault } from '../../check/fileAspects.ts';
import type { IniFault } from '../../check/fileAspects.ts';
import { parseIni } from '../../check/ini.ts';
import { missingFrom, squeeze, wantedText } from '../../check/matchers.ts';
import { linesOf } from '../../check/places.ts';
import { dockerfile } from '../../check/types/dockerfile.ts';
import type { DockerfileObservation, DockerfileSpec } from '../../check/types/dockerfile.ts';
import { file } from '../../check/types/file.ts';
import type { FileObservation, FileSpec } from '../../check/types/file.ts';
import type { Edit } from '../../range.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'What does the step ask you to write, and did you save the file?',
  'zh-cn': '这一步要求写什么？文件保存了吗？',
};
const goThere: Text = { en: 'Open the file:', 'zh-cn': '打开文件：' };
const add: Text = { en: 'Add `{line}`:', 'zh-cn': '加上 `{line}`：' };

type Spec = FileSpec | DockerfileSpec;
type Seen = FileObservation | DockerfileObservation;

export const lineMissing = defineCause<Spec, Seen>({
  id: 'line-missing',
  for: [file, dockerfile],
  text: {
    en: '`{path}` lacks `{wanted}`.',
    'zh-cn': '`{path}` 中缺少 `{wanted}`。',
  },
  about: {
    en: 'A line, key or section that the step asks for is not in the file. The file itself is read.',
    'zh-cn': '文件里缺少这一步要求的一行、一个键或一个小节。这是读取文件得知的。',
  },
  help: [question, goThere, add],
  recognise({ spec, observation, judgement }) {
    if (observation.read.kind !== 'file') return undefined;
    const { text } = observation.read;
    const { path } = spec;
    const missing = whatIsMissing(spec, observation, text, judgement.aspect);
    if (missing === undefined) return undefined;
    const top = { line: 0, character: 0 };
    const place = judgement.places?.[0] ?? { path, range: { start: top, end: top } };
    const { wanted, edit } = missing;
    return {
      args: { path, wanted },
      degrees: [
        degree(question),
        degree(goThere, {}, { open: place }),
        ...(edit === undefined ? [] : [degree(add, { line: wanted }, { edit })]),
      ],
    };
  },
});

function whatIsMissing(
  spec: Spec,
  seen: Seen,
  text: string,
  aspect: string | undefined,
): { readonly wanted: string; readonly edit?: Edit } | undefined {
  if ('instructions' in spec) {
    if (aspect !== 'instruction' || !('instructions' in seen)) return undefined;
    const lack = findLack(spec, seen.instructions);
    if (lack === undefined || lack.nearest !== undefined) return undefined;
    return { wanted: squeeze(`${lack.wanted.is} ${wantedText(lack.wanted)}`) };
  }
  if (aspect === 'includes') {
    const [wanted] = missingFrom(text, spec.includes);
    return wanted === undefined ? undefined : { wanted };
  }
  if (aspect !== 'ini-key' && aspect !== 'ini-section') return undefined;
  const fault = findIniFault(spec, text);
  if (fault === undefined) return undefined;
  return { wanted: `${fault.key} = ${fault.wanted}`, edit: insertion(spec.path, text, fault) };
}

/** The line at the end of its section; with its section's heading when there is none. */
function insertion(path: string, text: string, { section, key, wanted, opening }: IniFault): Edit {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = linesOf(text);
  const line = `${key} = ${wanted}`;
  const lastEntry = parseIni(text).entries.findLast((each) => each.section === section);
  const after = (lastEntry?.range ?? opening?.range)?.end;
  if (after !== undefined) {
    return { path, range: { start: after, end: after }, text: `${eol}${line}` };
  }
  const last = lines.length - 1;
  const end = { line: last, character: (lines[last] ?? '').length };
  const lead = end.character === 0 ? '' : eol;
  return {
    path,
    range: { start: end, end },
    text: `${lead}[${section}]${eol}${line}${eol}`,
  };
}
