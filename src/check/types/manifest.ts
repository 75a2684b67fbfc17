import * as z from 'zod/mini';
import { apiVersion, kindName, objectName, relativePath } from '../../lab/names.ts';
import { keyPlace } from '../../lab/node.ts';
import type { Node } from '../../lab/syntax.ts';
import { itemsOf } from '../../manifest/written.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { FileRead } from '../../world/files/files.ts';
import { defineCheck } from '../checkType.ts';
import { wantedObjects } from '../clusterObjects.ts';
import { fail } from '../fileAspects.ts';
import { conditions, findAt, unmet } from '../paths.ts';
import type { Judgement } from '../verdict.ts';
import { shown } from '../wordings.ts';
import { placeOf, readYamlFile } from '../yamlAspects.ts';

const schema = z.strictObject({
  path: relativePath,
  kind: kindName,
  /** Any of the kind when left out. */
  name: z.optional(objectName),
  apiVersion: z.optional(apiVersion),
  where: z.optional(conditions),
});
export type ManifestSpec = z.infer<typeof schema>;

export interface ManifestObservation {
  readonly read: FileRead;
}

const inFile: Text = { en: '{what} in `{path}`', 'zh-cn': '`{path}` 中有 {what}' };
const onlyThese: Text = { en: '`{objects}` there', 'zh-cn': '其中只有 `{objects}`' };
const nothing: Text = { en: 'no objects there', 'zh-cn': '其中没有对象' };

/** An object that a manifest file describes. */
export const manifest = defineCheck<ManifestSpec, ManifestObservation>({
  type: 'manifest',
  schema,
  async observe(spec, { world }) {
    return { read: await world.files.read(spec.path) };
  },
  judge(spec, { read }) {
    const { path, kind, name } = spec;
    const { documents, fault } = readYamlFile(path, read);
    if (fault !== undefined) return fault;
    const objects = documents.flatMap(itemsOf);
    const expected = said(inFile, { what: wantedObjects(kind, spec), path });
    const ofKind = objects.filter((each) => textAt(each, 'kind') === kind);
    const object = ofKind.find(
      (each) => name === undefined || textAt(each, 'metadata.name') === name,
    );
    if (object === undefined) return absent(spec, objects, ofKind, expected);
    const version = textAt(object, 'apiVersion');
    if (spec.apiVersion !== undefined && version !== spec.apiVersion) {
      const range = object.items.get('apiVersion')?.range ?? keyPlace(object, 'kind');
      const wanted = shown(`apiVersion: ${spec.apiVersion}`);
      return fail('api-version', wanted, shown(`apiVersion: ${version}`), [{ path, range }]);
    }
    const wrong = unmet(spec.where, object.value);
    if (wrong === undefined) return { pass: true, expected, observed: expected };
    return fail(wrong.aspect, wrong.expected, wrong.observed, [placeOf(path, object, wrong.found)]);
  },
});

/** Points at the one of the kind under another name, if there is one alone. */
function absent(
  { path, kind }: ManifestSpec,
  objects: readonly Node[],
  ofKind: readonly Node[],
  expected: Judgement['expected'],
): Judgement {
  const names = objects.map((each) => `${textAt(each, 'kind')} ${textAt(each, 'metadata.name')}`);
  const [other, second] = ofKind;
  const observed =
    names.length === 0 ? said(nothing) : said(onlyThese, { objects: names.join(', ') });
  if (other === undefined || second !== undefined) return fail('missing', expected, observed);
  const found = shown(`${kind} ${textAt(other, 'metadata.name')}`);
  return fail('missing', expected, found, [
    placeOf(path, other, findAt(other.value, 'metadata.name')),
  ]);
}

function textAt({ value }: Node, path: string): string {
  const found = findAt(value, path).value;
  return typeof found === 'string' ? found : '';
}
