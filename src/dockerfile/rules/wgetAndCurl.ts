import type { Found } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Dockerfile } from '../model.ts';
import { runsOf, type Invocation } from './invocations.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL4001: of one stage, and of what its ONBUILDs hold back by itself. */
export const wgetAndCurl: DockerfileRule = {
  ids: ['DL4001'],
  severity: 'warning',
  title: { en: 'Use `wget` or `curl`, not both', 'zh-cn': '`wget` 和 `curl` 只用一个' },
  why: {
    en: 'They do the same. With one of them the image is smaller, and there is one less program to keep up to date.',
    'zh-cn': '两个工具做的是同一件事。只用一个，镜像更小，也少一个要更新的程序。',
  },
  example: {
    before: 'FROM debian:12\nRUN wget -q https://example.com/a && curl -O https://example.com/b\n',
    after: 'FROM debian:12\nRUN curl -O https://example.com/a && curl -O https://example.com/b\n',
  },
  fix: false,
  check: bothUsed,
};

/** One finding a RUN, from the first that makes it two. */
function bothUsed(file: Dockerfile): readonly Found[] {
  const firsts = new Map<string, Invocation>();
  return runsOf(file).flatMap(({ instruction: { stage, onbuild }, invocations }) => {
    const ofStage = (program: string): string => `${stage} ${onbuild} ${program}`;
    const own = invocations.filter(({ program }) => program === 'wget' || program === 'curl');
    for (const each of own) {
      const key = ofStage(each.program);
      if (!firsts.has(key)) firsts.set(key, each);
    }
    const [wget, curl] = [firsts.get(ofStage('wget')), firsts.get(ofStage('curl'))];
    if (wget === undefined || curl === undefined) return [];
    const later = wget.word.start > curl.word.start ? wget : curl;
    const at = own.includes(later) ? later : own[0];
    if (at === undefined) return [];
    const other = at.program === 'wget' ? curl : wget;
    const args = { program: at.program, other: other.program };
    const related = [{ range: other.word.range, message: said(otherText, args) }];
    return [{ range: at.word.range, message: said(text, args), related }];
  });
}

const text = {
  en: 'This stage uses both `{program}` and `{other}`. One of them is enough.',
  'zh-cn': '这个阶段同时用了 `{program}` 和 `{other}`，用其中一个就够了。',
};
const otherText = { en: '`{other}` is used here.', 'zh-cn': '这里用了 `{other}`。' };
