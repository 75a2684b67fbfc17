import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import type { Manifest } from '../document.ts';
import type { ManifestObject } from '../objects.ts';
import type { Check, ManifestRule } from '../rules/rule.ts';

/** A check that a config makes of a template. */
export interface CustomCheck {
  readonly name: string;
  readonly description: string;
  readonly remediation: string;
  /** The kinds that it looks at; all that its template knows when empty. */
  readonly kinds: readonly string[];
  readonly check: Check;
}

const withRemedy: Text = { en: '{what} {remedy}', 'zh-cn': '{what}{remedy}' };

export function ruleOf({
  name,
  description,
  remediation,
  kinds,
  check,
}: CustomCheck): ManifestRule {
  const title = description || name;
  return {
    ids: [name],
    severity: 'warning',
    title: { en: title, 'zh-cn': title },
    why: { en: remediation || title, 'zh-cn': remediation || title },
    example: { before: '', after: '' },
    fix: false,
    check: (manifest, together) => {
      const found = check(kinds.length === 0 ? manifest : only(manifest, kinds), together);
      return Array.from(found, ({ range, message, related = [], fixes = [] }): Found => {
        const told =
          remediation === '' ? message : said(withRemedy, { what: message, remedy: remediation });
        return { range, message: told, related, fixes };
      });
    },
  };
}

/** The manifest as a check of some kinds sees it; other objects are still there for looking up. */
function only(manifest: Manifest, kinds: readonly string[]): Manifest {
  const likeDeployments = new Set(manifest.workloads.map(({ object }) => object));
  const isOne = (object: ManifestObject): boolean =>
    kinds.some((kind) => {
      if (kind === 'Any' || kind === object.kind) return true;
      if (kind === 'DeploymentLike') return likeDeployments.has(object);
      return kind === 'JobLike' && ['CronJob', 'Job'].includes(object.kind);
    });
  return {
    ...manifest,
    objects: manifest.objects.filter(isOne),
    workloads: manifest.workloads.filter(({ object }) => isOne(object)),
  };
}
