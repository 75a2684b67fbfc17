import { posix } from 'node:path';
import { image } from '../../check/types/image.ts';
import type { Text } from '../../text.ts';
import { sameReference } from '../../world/docker/reference.ts';
import { lastBuild } from '../buildCommand.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';

const question: Text = {
  en: 'The last word of `docker build` is the folder it builds. What does `.` stand for, and where are you?',
  'zh-cn': '`docker build` 的最后一个参数是要构建的目录。`.` 代表什么？你现在在哪个目录？',
};
const form: Text = {
  en: 'Go to the lab’s folder: `docker build -t {ref} ____`',
  'zh-cn': '进入实验文件夹：`docker build -t {ref} ____`',
};

export const otherFolderBuilt = defineCause({
  id: 'other-folder-built',
  for: [image],
  text: {
    en: '`{ref}` was built from `{found}`, not from this lab’s folder: `{line}`.',
    'zh-cn': '`{ref}` 是从 `{found}` 构建的，不是从实验文件夹构建的：`{line}`。',
  },
  about: {
    en: 'The image has the right name, and is the build of another folder. The last build in the lab’s terminal under that name had a folder outside of the lab’s.',
    'zh-cn':
      '镜像名字正确，但它是从别的目录构建的。实验终端里最近一次用这个名字的构建，用的是实验文件夹之外的目录。',
  },
  help: [question, form, thisDoesIt],
  recognise({ spec, observation, judgement }, world) {
    const build = lastBuild(world);
    if (judgement.aspect === 'missing' || observation.image === undefined) return undefined;
    if (build?.exitCode !== 0 || build.contexts.length !== 1) return undefined;
    const named = build.tags.some((tag) => sameReference(tag, spec.ref));
    const found = build.contexts[0] ?? '';
    if (!named || found === '-' || found.includes('://')) return undefined;
    const way = posix.relative(world.files.folder, posix.resolve(world.files.folder, found));
    if (way !== '..' && !way.startsWith('../')) return undefined;
    const args = { ref: spec.ref, found, line: build.line };
    return {
      args,
      degrees: [
        degree(question),
        degree(form, args),
        degree(thisDoesIt, {}, { run: ['docker', 'build', '-t', spec.ref, '.'] }),
      ],
    };
  },
});
