import { sharedLayers } from '../../check/sharedLayers.ts';
import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A line comes out of the build cache when it, all lines above it and the files it copies are as before. What was not as before at `{line}`? `--no-cache` makes every line run again.',
  'zh-cn':
    '一行指令，连同它上面的每一行和它要复制的文件，都和以前一样时，才会取自构建缓存。`{line}` 这里有什么和以前不同？`--no-cache` 会让每一行都重新执行。',
};
const look: Text = { en: 'The lines and their layers:', 'zh-cn': '各行指令和它们的镜像层：' };
const both: Text = {
  en: 'Undo the other changes, then build both, one after the other, without `--no-cache`: first `{other}` from its files, then `{ref}` from its own. `docker build -t ____ .`',
  'zh-cn':
    '撤销其他改动，然后不带 `--no-cache` 依次构建两个镜像：先用 `{other}` 的文件构建它，再用 `{ref}` 的文件构建它。`docker build -t ____ .`',
};

export const layersApart = defineCause({
  id: 'layers-apart',
  for: [image],
  text: {
    en: '`{ref}` shares {shared} of its {all} layers with `{other}`. From `{line}` on they are different.',
    'zh-cn':
      '`{ref}` 的 {all} 个镜像层中，有 {shared} 个与 `{other}` 共用。从 `{line}` 起就不同了。',
  },
  about: {
    en: 'Two images should differ in their last layers alone, and differ earlier: a line above was changed or built without the cache. Their layers are compared, and the first line that differs is read from the image’s history.',
    'zh-cn':
      '两个镜像应该只有最后的镜像层不同，但更早就不同了：前面的某一行有改动，或者构建时没有用缓存。这是比较两者的镜像层，再从镜像历史中读出第一行不同的指令得知的。',
  },
  help: [question, look, both],
  async recognise({ spec, observation, judgement }, world) {
    const { image: found, other } = observation;
    const wanted = spec.sharesLayersWith;
    if (judgement.aspect !== 'layers-apart' || wanted === undefined) return undefined;
    if (found === undefined || other === undefined) return undefined;
    const shared = sharedLayers(found, other);
    const lines = ((await world.docker.history(spec.ref)) ?? []).filter(({ layer }) => layer);
    // Of an imported base the history may know less layers than there are.
    const entry = lines.at(shared - found.layers.length);
    const args = { ref: spec.ref, other: wanted.ref, shared, all: found.layers.length };
    const line = instruction(entry?.createdBy ?? '') || 'FROM';
    return {
      args: { ...args, line },
      degrees: [
        degree(question, { line }),
        degree(look, {}, { run: ['docker', 'history', spec.ref] }),
        degree(both, args),
      ],
    };
  },
});

/** A line of the history as the Dockerfile has it: both builders dress it up. */
function instruction(createdBy: string): string {
  const line = createdBy
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
    .replace(/ # buildkit$/, '')
    .trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
