import { said } from '../../text.ts';
import type { DockerfileRule } from './rule.ts';

/**
 * BuildKit's check, told at the instruction as there; experimental, so off unless it is turned on.
 * Comments that speak to a tool are none of people's: BuildKit reads them as descriptions too.
 */
export const definitionComment: DockerfileRule = {
  ids: ['InvalidDefinitionDescription'],
  severity: 'off',
  title: {
    en: 'Begin the comment above an `ARG` or a stage with its name',
    'zh-cn': '`ARG` 或构建阶段上方的注释以它的名称开头',
  },
  why: {
    en: '`docker build --call=outline` shows such comments as descriptions. An empty line keeps other comments apart.',
    'zh-cn': '`docker build --call=outline` 会把这种注释当作说明显示。其他注释请用空行隔开。',
  },
  example: {
    before: '# the version\nARG VERSION=3.20\nFROM alpine:$VERSION\n',
    after: '# VERSION is that of the base image\nARG VERSION=3.20\nFROM alpine:$VERSION\n',
  },
  fix: false,
  check: (document) => {
    const names = new Map<number, string | undefined>();
    // A stage's name is kept in small letters.
    for (const { from, name } of document.stages) names.set(from.start, name?.toLowerCase());
    return document.instructions.flatMap((one) => {
      const own =
        one.keyword === 'ARG' ? one.pairs.map(({ key }) => key.plain) : [names.get(one.start)];
      const wanted = own.flatMap((name) => name ?? []);
      const [first] = wanted;
      const line = one.range.start.line - 1;
      const comment = document.comments.find(({ range }) => range.start.line === line);
      if (comment === undefined || comment.inside !== undefined || first === undefined) return [];
      const [word = ''] = comment.text.split(/\s/);
      if (word === '' || wanted.includes(word) || forTools.test(comment.text)) return [];
      const related = [{ range: comment.range, message: here }];
      return [{ range: one.range, message: said(message, { name: first }), related }];
    });
  },
};

const forTools = /^(?:hadolint\s|check\s*=)/;

const message = {
  en: 'The comment above reads as the description of `{name}`. Begin it with `{name}`, or put an empty line below it.',
  'zh-cn': '上方的注释会被当作 `{name}` 的说明。请让它以 `{name}` 开头，或在它下面空一行。',
};
const here = said({ en: 'The comment is here.', 'zh-cn': '注释在这里。' });
