import type { Said } from '../text.ts';
import { closestName } from '../near.ts';
import type { Judgement } from './verdict.ts';
import { shown } from './wordings.ts';
import * as z from 'zod/mini';
import { told } from '../lab/told.ts';

const nameAlone = told({
  en: 'With `exists: false`, write the name alone: what is gone has no other properties.',
  'zh-cn': '写了 `exists: false` 时只写名字：已删除的对象没有其他属性可检查。',
});

/** What is gone has nothing else to be judged by. */
export function goneHasOnlyAName<Spec extends { readonly exists?: boolean | undefined }>() {
  return z.refine<Spec>(
    (spec) =>
      spec.exists !== false ||
      Object.values(spec).filter((value) => value !== undefined).length === 2,
    nameAlone,
  );
}

/**
 * An object that must be gone, or that is not there: `gone` says so, and one of the other names may
 * be a slip of the wanted one.
 */
export function judgedAbsence(
  { name, exists }: { readonly name: string; readonly exists?: boolean | undefined },
  there: boolean,
  gone: Said,
  others: readonly string[],
): Judgement {
  if (exists === false) {
    return there
      ? { pass: false, aspect: 'exists', expected: gone, observed: shown(name) }
      : { pass: true, expected: gone, observed: gone };
  }
  const near = closestName(name, others);
  const observed = near === undefined ? gone : shown(near);
  return { pass: false, aspect: 'missing', expected: shown(name), observed };
}
