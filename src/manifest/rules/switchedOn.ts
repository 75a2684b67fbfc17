import { said, type Text } from '../../text.ts';
import { isTrueAt } from '../model.ts';
import { eachContainer, keyRange } from './containers.ts';
import { settingFix } from './fixes.ts';
import type { Check } from './rule.ts';

/** A switch of a container that must not be on. */
export function switchedOn(path: readonly string[], message: Text): Check {
  return eachContainer((container, manifest) => {
    if (!isTrueAt(container.node, path)) return [];
    const fixes = settingFix(manifest, container.node, path, false);
    const range = keyRange(manifest, container, path);
    return [{ range, message: said(message, { name: container.name }), fixes }];
  });
}
