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
