import type { LightContext, Verb } from '../context.ts';
import { lintFlagNames, lintFormats } from '../flags.ts';

/** The verb, by what runs it: that is loaded with it, or when it is asked for. */
export const lintVerb = (run: Verb<LightContext>['run']): Verb<LightContext> => ({
  name: 'lint',
  usage: 'lint [PATH…] [--fix|--diff]',
  summary: {
    en: 'hints on your Dockerfiles and manifests',
    'zh-cn': '检查 Dockerfile 和清单的写法',
  },
  about: {
    en: 'Looks at Dockerfiles, or at all of a folder, by hadolint’s rules and BuildKit’s checks. Needs no Docker. A .hadolint.yaml, HADOLINT_* and ignoring comments count. Manifests are checked against the schemas of a version of Kubernetes; --dry-run also asks the lab cluster.',
    'zh-cn':
      '按 hadolint 的规则和 BuildKit 的检查查看 Dockerfile，或文件夹里的全部 Dockerfile，不需要 Docker。.hadolint.yaml、HADOLINT_* 变量和忽略注释都有效。清单按某个 Kubernetes 版本的结构定义检查；--dry-run 还会让实验集群试用。',
  },
  words: Infinity,
  flags: lintFlagNames,
  formats: ['text', 'json', ...lintFormats],
  run,
});
