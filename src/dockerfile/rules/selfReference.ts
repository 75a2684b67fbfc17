import type { Found, Ids } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import { stateAt } from '../scopes.ts';
import { unwrapped } from './instructions.ts';
import { sameLineReferences } from './environment.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3044. Where nothing sets the variable before, BuildKit says so too. */
export const selfReference: DockerfileRule = {
  ids: ['DL3044'],
  severity: 'error',
  title: {
    en: 'Set a variable before the `ENV` that uses it',
    'zh-cn': '变量先定义，再在另一条 `ENV` 中使用',
  },
  why: {
    en: 'All values of one `ENV` are worked out before any is set: the variable still has its old value there, or none.',
    'zh-cn': '同一条 `ENV` 的所有值先算好再生效，变量在这里还是旧值，或者为空。',
  },
  example: {
    before: 'FROM alpine:3.20\nENV HOME_DIR=/srv LOGS=$HOME_DIR/logs\n',
    after: 'FROM alpine:3.20\nENV HOME_DIR=/srv\nENV LOGS=$HOME_DIR/logs\n',
  },
  fix: false,
  check: (document) =>
    unwrapped(document).flatMap((one) => {
      const references = sameLineReferences(one);
      if (references.length === 0) return [];
      const state = stateAt(document, one);
      return references.flatMap(({ reference, key }): readonly Found[] => {
        const { name, range } = reference;
        // Where it is set before, the old value may be meant.
        if (state.variable(name)?.pair !== undefined) return [];
        const ids: Ids = name === 'PATH' || one.onbuild ? ['DL3044'] : ['DL3044', 'UndefinedVar'];
        const related = [{ range: key.range, message: set }];
        return [{ range, ids, message: said(message, { name }), related }];
      });
    }),
};

const message = {
  en: '`{name}` is set by this same `ENV`, so it has no value here yet. Set it in an `ENV` before.',
  'zh-cn': '`{name}` 就是这条 `ENV` 定义的，这里还没有值。请在前面另写一条 `ENV`。',
};
const set = said({ en: 'It is set here', 'zh-cn': '在这里定义' });
