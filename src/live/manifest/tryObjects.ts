import type { Finding } from '../../lint/finding.ts';
import { jsonOf } from '../../manifest/json.ts';
import { stringAt, type Span } from '../../manifest/model.ts';
import type { ManifestObject } from '../../manifest/objects.ts';
import type { Range } from '../../range.ts';
import { said, type Text } from '../../text.ts';
import type { Cluster } from '../../world/cluster/cluster.ts';
import { defaultNamespace } from '../../world/cluster/context.ts';
import type { DryRun, Refusal, TriedObject } from '../../world/cluster/objects.ts';
import { missingNamespace, toldOf, warningsOf, type Told } from './refusal.ts';

/** The name of all that the API server says of a manifest that was tried. */
export const dryRunId = 'dry-run';

export interface DryRunFinding extends Finding {
  /** It may be false once anything of this changes. */
  readonly around: Range;
}

/** The objects of one file, and what is applied together with them. */
interface Tried {
  readonly objects: readonly ManifestObject[];
  /** Those of other files: what they make counts as there. */
  readonly beside?: readonly ManifestObject[];
  readonly rangeOf: (span: Span) => Range;
}

const later: Text = {
  en: 'This could not be tried: its kind `{kind}` comes with this very manifest. Apply that first.',
  'zh-cn': '这里无法试用：它的类型 `{kind}` 由这份清单自己提供。请先应用那一部分。',
};

/**
 * Has the cluster try every object, one after the other, as `kubectl apply` would send them. What
 * one of them makes for another counts as there. Throws WorldError when the cluster cannot be asked.
 * @param tell called before each, with how many were tried already
 */
export async function tryObjects(
  { objects, beside = [], rangeOf }: Tried,
  cluster: Pick<Cluster, 'dryRun'>,
  tell: (object: ManifestObject, done: number, of: number) => void = () => undefined,
): Promise<{ readonly refused: number; readonly findings: readonly DryRunFinding[] }> {
  const all = [...objects, ...beside];
  const findings: DryRunFinding[] = [];
  let refused = 0;
  for (const [done, object] of objects.entries()) {
    tell(object, done, objects.length);
    const told = await tryOne(object, all, cluster);
    if (told.some(({ severity }) => severity === 'error')) refused += 1;
    for (const { span, around, severity, message } of told) {
      findings.push({
        ...{ ids: [dryRunId], severity, message, related: [], fixes: [], link: '' },
        range: rangeOf(span),
        around: rangeOf(around),
      });
    }
  }
  return { refused, findings: once(findings) };
}

async function tryOne(
  object: ManifestObject,
  all: readonly ManifestObject[],
  cluster: Pick<Cluster, 'dryRun'>,
): Promise<readonly Told[]> {
  const tried = triedOf(object);
  const answer = await cluster.dryRun(tried);
  if (answer.accepted) return toldOf(object, answer);
  if (answer.reason === 'NoKind' && all.some((one) => defines(one, object))) {
    return toldOf(object, answer).map((told) => ({
      ...told,
      severity: 'info',
      message: said(later, { kind: object.kind }),
    }));
  }
  const missing = missingNamespace(answer);
  if (
    missing !== undefined &&
    all.some((one) => one.kind === 'Namespace' && one.name === missing)
  ) {
    // Elsewhere it is judged alike, but for what there is in that place.
    const elsewhere = await cluster.dryRun(inDefault(tried));
    return isOfText(elsewhere) ? toldOf(object, elsewhere) : [];
  }
  return isMadeHere(answer, all) ? warningsOf(object, answer.warnings) : toldOf(object, answer);
}

function triedOf({ node, apiVersion, kind, name = '', namespace }: ManifestObject): TriedObject {
  const text = jsonOf(node);
  return { apiVersion, kind, name, text, ...(namespace !== undefined && { namespace }) };
}

function inDefault(tried: TriedObject): TriedObject {
  const { metadata, ...rest } = JSON.parse(tried.text) as { readonly metadata: object };
  const text = JSON.stringify({ ...rest, metadata: { ...metadata, namespace: defaultNamespace } });
  return { ...tried, namespace: defaultNamespace, text };
}

/** Whether an answer is about the object alone, wherever it is to be. */
function isOfText(answer: DryRun): boolean {
  return answer.accepted || answer.causes.length > 0 || answer.status === 400;
}

/** Whether what the server misses comes with the same manifest. */
function isMadeHere({ message }: Refusal, all: readonly ManifestObject[]): boolean {
  const [, kind, name, otherKind, otherName] =
    /(\w+) "([^"]+)" not found$|no (\w+) with name (\S+) was found$/.exec(message) ?? [];
  const missing = (kind ?? otherKind)?.toLowerCase();
  return all.some((one) => one.kind.toLowerCase() === missing && one.name === (name ?? otherName));
}

/** Whether it is the CustomResourceDefinition of the other's kind. */
function defines({ kind, node }: ManifestObject, other: ManifestObject): boolean {
  return (
    kind === 'CustomResourceDefinition' &&
    stringAt(node, ['spec', 'names', 'kind']) === other.kind &&
    stringAt(node, ['spec', 'group']) === other.apiVersion.split('/')[0]
  );
}

/** What is said twice of one place in the same words is said once. */
function once(findings: readonly DryRunFinding[]): readonly DryRunFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ range, message }) => {
    const key = JSON.stringify([range, message]);
    return !seen.has(key) && seen.add(key);
  });
}
