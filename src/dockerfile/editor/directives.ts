import type { Text } from '../../text.ts';

interface DirectiveInfo {
  readonly name: string;
  readonly summary: Text;
  readonly values: readonly string[];
}

/** What may stand at the head of a file (docs.docker.com, Dockerfile reference, "Parser directives"). */
export const directiveInfos: readonly DirectiveInfo[] = [
  {
    name: 'syntax',
    summary: {
      en: 'The version of the Dockerfile language, an image that the builder fetches.',
      'zh-cn': 'Dockerfile 语法的版本，是构建器会拉取的一个镜像。',
    },
    values: ['docker/dockerfile:1', 'docker/dockerfile:1-labs'],
  },
  {
    name: 'escape',
    summary: {
      en: 'The character that continues a line and escapes. The backtick suits paths of Windows.',
      'zh-cn': '续行和转义用的字符。反引号适合 Windows 路径。',
    },
    values: ['`', '\\'],
  },
  {
    name: 'check',
    summary: {
      en: 'Which build checks are skipped, and whether findings stop the build.',
      'zh-cn': '跳过哪些构建检查，以及发现问题时是否中止构建。',
    },
    values: ['skip=', 'error=true'],
  },
];

export function directiveInfo(name: string): DirectiveInfo | undefined {
  return directiveInfos.find((one) => one.name === name);
}
