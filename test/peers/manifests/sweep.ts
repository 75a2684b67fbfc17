import { schemasOf, type PackedTypes } from '../../../src/manifest/schema/schemas.ts';
import type { Span } from '../../../src/manifest/model.ts';
import { Random } from '../random.ts';
import { faultKinds, type Seed } from './faults.ts';
import {
  changed,
  dataOf,
  treeAt,
  treeOf,
  write,
  type Data,
  type Form,
  type Tree,
  type WrittenTree,
} from './tree.ts';
import { placesOf, validObject, type FieldPlace } from './valid.ts';

/** A file with one object of a kind, valid or with one fault. */
export interface Swept {
  readonly text: string;
  readonly form: Form;
  /** Of Kubernetes, whose schema it follows. */
  readonly version: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** The object as an API server gets it. */
  readonly data: Data;
  /** The field whose fault it is, or that a valid object shows. */
  readonly place: FieldPlace;
  readonly fault: SweptFault | undefined;
}

export interface SweptFault {
  /** The name of its kind of fault. */
  readonly name: string;
  readonly rule: string;
  readonly path: readonly string[];
  readonly what: string;
  /** The very node: a finding begins where it begins, and does not reach out of it. */
  readonly span: Span;
  /** The text without the fault. */
  readonly sound: string;
}

interface Sweeping {
  readonly seed: number;
  /** How often each fault is sought in each kind of each version. */
  readonly rounds: number;
  readonly versions?: readonly string[];
  /** Whether an object of that kind is wanted, with that field in it. */
  readonly wants?: (kind: string, place: FieldPlace) => boolean;
  /** Only what is needed, in block form, and alone in its file. */
  readonly isBare?: boolean;
}

/** Objects of each kind of each version, valid ones and with each fault, the fields in turn. */
export function sweep(packed: PackedTypes, options: Sweeping): readonly Swept[] {
  const random = new Random(options.seed);
  // What had its turn already, by fault and field.
  const turns = new Map<string, number>();
  const made: Swept[] = [];
  for (const version of options.versions ?? packed.versions) {
    const schemas = schemasOf(packed, version);
    for (const kind of schemas.kinds) {
      const places = placesOf(kind, schemas).filter(
        (place) => options.wants?.(`${kind.apiVersion} ${kind.kind}`, place) ?? true,
      );
      for (let round = 0; round < options.rounds; round += 1) {
        for (const fault of [undefined, ...faultKinds]) {
          const fitting = places.filter((place) => fault?.fits(place) ?? true);
          const turnOf = (place: FieldPlace): string => `${fault?.name} ${place.name}`;
          const least = Math.min(...fitting.map((place) => turns.get(turnOf(place)) ?? 0));
          const place = random.anyOf(
            fitting.filter((one) => (turns.get(turnOf(one)) ?? 0) === least),
          );
          if (place === undefined) continue;
          turns.set(turnOf(place), least + 1);
          const more = options.isBare ? 0 : random.pick([0, 1, 3]);
          const valid = validObject(kind, place.path, { schemas, random, more });
          const seed = fault?.seed(place, { tree: valid, kind, schemas, packed, random });
          if (fault !== undefined && seed === undefined) continue;
          const form = options.isBare ? 'block' : random.pick(forms);
          const around = options.isBare ? 'none' : random.pick(surroundings);
          const newline = options.isBare || random.next() < 0.9 ? '\n' : '\r\n';
          const style = random.below(2 ** 31);
          const put = (tree: Tree): ReturnType<typeof inFile> =>
            inFile(tree, form, around, newline, new Random(style));
          const { written, way } = put(seed?.tree ?? valid);
          const { apiVersion } = kind;
          made.push({
            ...{ text: written.text, form, version, apiVersion, kind: kind.kind, place },
            data: dataOf(seed?.tree ?? valid),
            fault:
              fault === undefined || seed === undefined
                ? undefined
                : {
                    ...{ name: fault.name, rule: seed.rule, path: seed.path, what: seed.what },
                    span: spanOf(seed, written, way),
                    sound: put(valid).written.text,
                  },
          });
        }
      }
    }
  }
  return made;
}

const forms = ['block', 'block', 'block', 'flow', 'json'] as const;
const surroundings = ['none', 'none', 'behind another', 'in a List'] as const;
const another = treeOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'other' } });

function inFile(
  tree: Tree,
  form: Form,
  around: (typeof surroundings)[number],
  newline: string,
  random: Random,
): { readonly written: WrittenTree; readonly way: readonly string[] } {
  if (around === 'in a List') {
    const items: Tree = { is: 'list', items: [another, tree] };
    const list = changed(
      treeOf({ apiVersion: 'v1', kind: 'List', items: [] }),
      ['items'],
      () => items,
    );
    return { written: write(list, form, newline, random), way: ['items', '1'] };
  }
  // JSON has one document.
  const isBehind = around === 'behind another' && form !== 'json';
  const before = isBehind ? `${write(another, 'block', newline, random).text}---${newline}` : '';
  return { written: write(tree, form, newline, random, before), way: [] };
}

function spanOf(
  { tree, path, at }: Seed,
  { places, text }: WrittenTree,
  way: readonly string[],
): Span {
  const placeOf = (steps: readonly string[]): { key: Span | undefined; value: Span } => {
    const found = places.get([...way, ...steps].join('\n'))?.at(-1);
    if (found === undefined) throw new Error(`nothing at ${steps.join('.')} in ${text}`);
    return found;
  };
  if (at === 'value') return placeOf(path).value;
  if (at === 'key') return placeOf(path).key ?? placeOf(path).value;
  // What is missing is told at the key of the map around; where that has none, at its first key.
  const around = placeOf(path.slice(0, -1));
  if (around.key !== undefined) return around.key;
  const map = treeAt(tree, path.slice(0, -1));
  const first = map?.is === 'map' ? map.pairs[0]?.key : undefined;
  return (
    (first === undefined ? undefined : placeOf([...path.slice(0, -1), first]).key) ?? around.value
  );
}
