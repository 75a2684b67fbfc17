import { said, type Text } from '../../text.ts';
import { isTrueAt } from '../model.ts';
import { eachWorkload, podRange } from './containers.ts';
import { removalFix } from './fixes.ts';
import type { Check } from './rule.ts';

/** A namespace of its node that a Pod must not share. */
export function sharesHost(key: string, message: Text): Check {
  return eachWorkload((workload, manifest) => {
    if (!isTrueAt(workload.spec, [key])) return [];
    const range = podRange(manifest, workload, ['spec', key]);
    return [{ range, message: said(message), fixes: removalFix(manifest, workload.spec, key) }];
  });
}
