import { dockerfile } from '../../check/types/dockerfile.ts';
import type { DockerfileSpec } from '../../check/types/dockerfile.ts';
import { file } from '../../check/types/file.ts';
import type { FileSpec } from '../../check/types/file.ts';
import { manifest } from '../../check/types/manifest.ts';
import type { ManifestSpec } from '../../check/types/manifest.ts';
import { yaml } from '../../check/types/yaml.ts';
import type { YamlSpec } from '../../check/types/yaml.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { closestName } from '../../near.ts';

const similar: Text = {
  en: 'There is `{found}`. Is that the one you mean? Names must be the same letter by letter, capitals too.',
  'zh-cn': '有一个 `{found}`。你指的是它吗？文件名必须完全一致，包括大小写。',
};
const question: Text = {
  en: 'Did you save it, and into the lab’s own folder? This is what is there:',
  'zh-cn': '你保存了吗？是保存在实验文件夹里吗？现有的文件：',
};

export const fileMissing = defineCause<
  FileSpec | DockerfileSpec | ManifestSpec | YamlSpec,
  unknown
>({
  id: 'file-missing',
  for: [file, dockerfile, yaml, manifest],
  text: {
    en: 'There is no `{path}` in the lab’s folder.',
    'zh-cn': '实验文件夹里没有 `{path}`。',
  },
  about: {
    en: 'A file that the step asks for is not in the lab’s folder. A file of almost that name is offered.',
    'zh-cn': '这一步要求的文件不在实验文件夹里。如果有名字相近的文件，会提示出来。',
  },
  help: [similar, question, thisDoesIt],
  async recognise({ spec, judgement }, world) {
    if (judgement.aspect !== 'missing') return undefined;
    // A manifest also misses what is not in its file.
    if ((await world.files.read(spec.path)).kind !== 'missing') return undefined;
    const paths = await world.files.list();
    const same = paths.find((each) => each.toLowerCase() === spec.path.toLowerCase());
    const found =
      same ?? closestName(spec.path, paths) ?? paths.find((each) => isExtended(each, spec.path));
    const look = degree(question, {}, { run: ['ls', '-la'] });
    if (found === undefined) return { args: { path: spec.path }, degrees: [look] };
    const rename = degree(thisDoesIt, {}, { run: ['mv', found, spec.path] });
    return { args: { path: spec.path }, degrees: [degree(similar, { found }), look, rename] };
  },
});

/** Editors like to add an ending, e.g. `Dockerfile.txt`. */
function isExtended(path: string, wanted: string): boolean {
  return path.startsWith(`${wanted}.`);
}
