import { posix } from 'node:path';
import type { Range } from '../range.ts';
import type { Manifest } from './document.ts';
import { nodeAt, stringAt, type Span } from './model.ts';
import type { ManifestObject } from './objects.ts';
import { fits, selectorOf, type Selector } from './selectors.ts';
import type { Workload } from './workloads.ts';

/** An object with the file that it stands in. */
export interface Placed {
  readonly object: ManifestObject;
  readonly manifest: Manifest;
}

export interface PlacedWorkload extends Placed {
  readonly workload: Workload;
}

interface Selecting {
  readonly placed: Placed;
  readonly selector: Selector;
}

/** All objects that are looked at together, over their files. */
export interface Together {
  /** Those of a kind, in whatever version. */
  ofKind(kind: string): readonly Placed[];
  /** One of them by its name, in the namespace as it is written. */
  named(kind: string, name: string, namespace: string | undefined): Placed | undefined;
  /** The workloads of a namespace whose Pods a selector takes. */
  selected(selector: Selector, namespace: string | undefined): readonly PlacedWorkload[];
  /**
   * The objects of a kind in a namespace whose selector at a place takes Pods of such labels: the
   * very same array for the same question.
   */
  selecting(
    kind: string,
    path: readonly string[],
    namespace: string | undefined,
    labels: ReadonlyMap<string, string>,
  ): readonly Placed[];
  /** The images of all containers, each once. */
  images(): readonly string[];
  /** All workloads of a namespace. */
  workloadsIn(namespace: string | undefined): readonly PlacedWorkload[];
}

/** Indexes are made when they are first asked for: most rules look at one object. */
export function lookTogether(manifests: readonly Manifest[]): Together {
  const kinds = lazily(() =>
    grouped(
      manifests.flatMap((manifest) => manifest.objects.map((object) => ({ object, manifest }))),
      ({ object }) => object.kind,
    ),
  );
  const names = lazily(() => {
    const found = new Map<string, Placed>();
    for (const placed of kinds().values()) {
      for (const one of placed) {
        const { kind, name, namespace } = one.object;
        const key = keyOf(kind, name ?? '', namespace);
        if (!found.has(key)) found.set(key, one);
      }
    }
    return found;
  });
  const namespaces = lazily(() =>
    grouped(
      manifests.flatMap((manifest) =>
        manifest.workloads.map((workload) => ({ workload, object: workload.object, manifest })),
      ),
      ({ object }) => object.namespace ?? '',
    ),
  );
  const labels = lazily(() => {
    const found = new Map<string, PlacedWorkload[]>();
    for (const [namespace, placed] of namespaces()) {
      for (const one of placed) {
        for (const [key, value] of one.workload.labels) {
          const at = `${namespace}\n${key}=${value}`;
          const there = found.get(at);
          if (there === undefined) found.set(at, [one]);
          else there.push(one);
        }
      }
    }
    return found;
  });
  const workloadsIn: Together['workloadsIn'] = (namespace) =>
    namespaces().get(namespace ?? '') ?? [];
  const selectors = new Map<string, ReadonlyMap<string, readonly Selecting[]>>();
  /** By namespace and the first label that is asked for: few are then compared whole. */
  const selectorsOf = (
    kind: string,
    path: readonly string[],
  ): ReadonlyMap<string, readonly Selecting[]> => {
    const key = `${kind} ${path.join('.')}`;
    const there = selectors.get(key);
    if (there !== undefined) return there;
    const all = (kinds().get(kind) ?? []).flatMap((placed): readonly Selecting[] => {
      const node = nodeAt(placed.object.node, path);
      // No selector at all takes nothing.
      return node?.type === 'map' ? [{ placed, selector: selectorOf(node) }] : [];
    });
    const made = grouped(all, ({ placed, selector: { labels: wanted } }) => {
      const [first] = wanted;
      const label = first === undefined ? '' : `${first[0]}=${first[1]}`;
      return `${placed.object.namespace ?? ''}\n${label}`;
    });
    selectors.set(key, made);
    return made;
  };
  /** Workloads that are labelled alike are asked about once. */
  const taken = new Map<string, readonly Placed[]>();
  const selecting: Together['selecting'] = (kind, path, namespace, subject) => {
    const names = ['', ...Array.from(subject, ([key, value]) => `${key}=${value}`)];
    const key = [kind, path.join('.'), namespace ?? '', ...names].join('\n');
    const there = taken.get(key);
    if (there !== undefined) return there;
    const byLabel = selectorsOf(kind, path);
    const found = names.flatMap((name) =>
      (byLabel.get(`${namespace ?? ''}\n${name}`) ?? []).flatMap(({ placed, selector }) =>
        fits(selector, subject) ? [placed] : [],
      ),
    );
    taken.set(key, found);
    return found;
  };
  const images = lazily(() => [
    ...new Set(
      manifests
        .flatMap(({ workloads }) => workloads.flatMap(({ allContainers }) => allContainers))
        .flatMap(({ node }) => stringAt(node, ['image']) ?? []),
    ),
  ]);
  return {
    images,
    selecting,
    ofKind: (kind) => kinds().get(kind) ?? [],
    named: (kind, name, namespace) => names().get(keyOf(kind, name, namespace)),
    workloadsIn,
    selected: (selector, namespace) => {
      const [first] = selector.labels;
      const some =
        first === undefined
          ? workloadsIn(namespace)
          : (labels().get(`${namespace ?? ''}\n${first[0]}=${first[1]}`) ?? []);
      return some.filter(({ workload }) => fits(selector, workload.labels));
    },
  };
}

/** A place in a file as it is named from another. */
export function placeIn(
  { manifest }: Placed,
  span: Span,
  from: Manifest,
): { readonly path?: string; readonly range: Range } {
  const range = manifest.rangeOf(span);
  if (manifest === from || manifest.path === from.path) return { range };
  return { path: posix.relative(posix.dirname(from.path), manifest.path), range };
}

function keyOf(kind: string, name: string, namespace: string | undefined): string {
  return `${kind}\n${namespace ?? ''}\n${name}`;
}

function grouped<One>(
  all: readonly One[],
  keyOfOne: (one: One) => string,
): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOfOne(one);
    const there = groups.get(key);
    if (there === undefined) groups.set(key, [one]);
    else there.push(one);
  }
  return groups;
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
