import type { ShellWord } from '../shellModel.ts';
import type { Invocation } from './invocations.ts';
import { hasOption } from './options.ts';
import { installOf, pipOrPipx } from './packageManagers.ts';
import { unpinned } from './pinned.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3013. */
export const pinnedPip: DockerfileRule = {
  ids: ['DL3013'],
  severity: 'warning',
  title: { en: 'Pin versions in `pip install`', 'zh-cn': '`pip install` 写明版本' },
  why: {
    en: 'Without versions a build takes whatever is newest that day: it may break without a change of yours, and nobody can make the same image again. A `requirements.txt` is the place for many.',
    'zh-cn':
      '不写版本时，构建会装上当天最新的版本：你什么都没改也可能构建失败，也没法再做出同样的镜像。包多的时候写在 `requirements.txt` 里。',
  },
  example: {
    before: 'FROM python:3.12\nRUN pip install --no-cache-dir flask\n',
    after: 'FROM python:3.12\nRUN pip install --no-cache-dir flask==3.0.3\n',
  },
  fix: false,
  check: (document) =>
    unpinned(document, {
      packages,
      isPinned,
      sign: (name) => (repository.test(name) ? '@' : '=='),
    }),
};

/** With what follows its host. */
const repository = /^(?:[\w.[\]-]+\s*@\s*)?(?:git|hg|svn|bzr)\+\w+:\/\/[^/]*(.*)$/;

/** None where a file says the versions. */
function packages(invocation: Invocation): readonly ShellWord[] {
  const install = installOf(pipOrPipx, invocation);
  const isListed =
    install === undefined || hasOption(install, 'r', 'requirement', 'c', 'constraint');
  return isListed ? [] : install.operands;
}

/** A version or a range of them, a URL, a folder, a file; a repository needs `@` and a commit or tag. */
function isPinned(name: string): boolean {
  const vcs = repository.exec(name);
  if (vcs !== null) return /@[^/#]/.test(vcs[1] ?? '');
  return /[=<>!~/]|\s@\s|^\.{1,2}$|\.(?:whl|zip|tar|tgz|tar\.\w+)$/.test(name);
}
