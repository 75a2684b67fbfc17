import { closestName } from '../../near.ts';
import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { stopsBuild } from '../stopsBuild.ts';
import { lastBuild } from '../buildCommand.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: '`docker build` looks for a file called `Dockerfile`, without an ending. What is yours called? Editors like to add an ending.',
  'zh-cn':
    '`docker build` 要找的文件叫 `Dockerfile`，没有扩展名。你的文件叫什么？编辑器常会自动加上扩展名。',
};
const form: Text = { en: '`mv {found} ____`', 'zh-cn': '`mv {found} ____`' };

export const dockerfileMisnamed = defineCause({
  id: 'dockerfile-misnamed',
  for: [image],
  text: {
    en: 'There is no `Dockerfile` to build from, but a `{found}`.',
    'zh-cn': '没有可用来构建的 `Dockerfile`，却有一个 `{found}`。',
  },
  about: {
    en: 'The file with the recipe has another name than `Dockerfile`, e.g. `Dockerfile.txt`. The lab’s folder has no `Dockerfile`, and one of almost that name.',
    'zh-cn':
      '构建文件的名字不是 `Dockerfile`，例如 `Dockerfile.txt`。实验文件夹里没有 `Dockerfile`，却有一个名字相近的文件。',
  },
  help: [question, form, thisDoesIt],
  async recognise({ spec, judgement }, world) {
    if (lastBuild(world)?.file !== undefined) return undefined;
    if (!(await stopsBuild(spec.ref, judgement, world))) return undefined;
    const paths = (await world.files.list()).filter((path) => !path.includes('/'));
    // The builders take `dockerfile` too where there is no `Dockerfile`.
    if (paths.some((path) => path === 'Dockerfile' || path === 'dockerfile')) return undefined;
    const found =
      paths.find((path) => /^dockerfile\.\w+$/i.test(path)) ?? closestName('Dockerfile', paths);
    if (found === undefined) return undefined;
    return {
      args: { found },
      degrees: [
        degree(question),
        degree(form, { found }),
        degree(thisDoesIt, {}, { run: ['mv', found, 'Dockerfile'] }),
      ],
    };
  },
});
