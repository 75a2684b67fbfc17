import { nodeAt, valuePlace } from '../../lab/node.ts';
import { podNode } from '../../manifest/written.ts';
import type { WrittenObject } from '../../manifest/written.ts';
import type { ClusterObject } from '../../world/cluster/objects.ts';
import { endpoints } from './endpoints.ts';
import { failing } from './failing.ts';
import type { Answers, LiveHint } from './hint.ts';
import { imagesNotInNode } from './images.ts';
import { isSame, namespaceOf, podKind, serviceKind, sliceKind } from './kinds.ts';
import { readiness } from './readiness.ts';

/** What both worlds say of a manifest's objects, by line. An object not there has nothing to say. */
export function liveHints(
  objects: readonly WrittenObject[],
  answers: Answers,
): readonly LiveHint[] {
  return objects
    .flatMap((written) => {
      const { apiVersion, kind, name } = written;
      const there = answers
        .objects({ apiVersion, kind }, namespaceOf(written))
        ?.find((object) => object.name === name);
      const state = there === undefined ? [] : stateOf(written, there, answers);
      return [...state, ...imagesNotInNode(written, answers)];
    })
    .sort((one, other) => one.line - other.line);
}

function stateOf(
  written: WrittenObject,
  there: ClusterObject,
  answers: Answers,
): readonly LiveHint[] {
  const namespace = namespaceOf(written);
  const pods = answers.objects(podKind, namespace);
  if (isSame(there, serviceKind)) {
    const slices = answers.objects(sliceKind, namespace);
    const found = slices && endpoints(there, slices, pods);
    const line = lineAt(written, ['spec', 'selector']) ?? nameLine(written);
    return found ? [{ ...found, line }] : [];
  }
  const ready = readiness(there);
  if (ready === undefined) return [];
  const failure = failing(there, pods ?? []);
  const line = nameLine(written);
  const template = podNode(written);
  // A Pod has none: its spec, for two hints are too long for one line.
  const templateLine =
    template?.key === undefined ? (lineAt(written, ['spec']) ?? line) : template.key.start.line;
  return [
    { ...ready, line },
    ...(failure === undefined ? [] : [{ ...failure, line: templateLine }]),
  ];
}

function nameLine(written: WrittenObject): number {
  return lineAt(written, ['metadata', 'name']) ?? valuePlace(written.node).end.line;
}

function lineAt({ node }: WrittenObject, path: readonly string[]): number | undefined {
  const found = nodeAt(node, path);
  return found && valuePlace(found).end.line;
}
