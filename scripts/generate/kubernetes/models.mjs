import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One field of a model, as the client's classes tell it.
 * @typedef {object} Field
 * @property {string} type          `string`, `number`, `boolean`, `any`, `Date`, `IntOrString`, a
 *   model's name, `Array<…>` or `{ [key: string]: …; }`
 * @property {string} [format]      `int32`, `int64`, `double`, `byte`, `date-time`
 * @property {boolean} required
 * @property {string} about         the API's own words; empty where it has none
 *
 * @typedef {object} Model
 * @property {string} about
 * @property {Map<string, Field>} fields  by the key that a manifest writes
 *
 * @typedef {object} Kind
 * @property {string} apiVersion
 * @property {string} kind
 * @property {string} model
 * @property {boolean} namespaced
 *
 * @typedef {object} Api  what one version of Kubernetes takes
 * @property {readonly Kind[]} kinds
 * @property {Map<string, Model>} models  those that a kind reaches
 */

/**
 * Reads the models and paths of one release of @kubernetes/client-node.
 * @param {string} folder  its `dist/gen`
 * @returns {Promise<Api>}
 */
export async function readApi(folder) {
  const kinds = await readKinds(folder);
  /** @type {Map<string, Model>} */
  const models = new Map();
  const wanted = kinds.map(({ model }) => model);
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (models.has(name)) continue;
    const model = await readModel(join(folder, 'models'), name);
    models.set(name, model);
    for (const { type } of model.fields.values()) wanted.push(...modelsIn(type));
  }
  return { kinds, models };
}

/** @param {string} type */
function modelsIn(type) {
  const names = [...type.matchAll(/\b(?:[A-Z][a-z]+)?V\d\w*\b/g)].map(([name]) => name);
  // A time with more digits has a class of its own, written by hand.
  return names.filter((name) => name !== 'V1MicroTime');
}

/**
 * What may be created: each path that takes a body, with the body's model. A release keeps the files
 * of APIs that are gone; its index names those that are not.
 * @param {string} folder
 * @returns {Promise<Kind[]>}
 */
async function readKinds(folder) {
  const index = await readFile(join(folder, 'index.js'), 'utf8');
  const names = [...index.matchAll(/ as (\w+V\d\w*Api)\b/g)].map(([, name]) => `${name}.js`);
  /** @type {Map<string, Kind>} */
  const found = new Map();
  for (const file of names.sort()) {
    const text = await readFile(join(folder, 'apis', file), 'utf8');
    for (const [, path = '', rest = ''] of text.matchAll(
      /localVarPath = '([^']+)'([\s\S]*?)(?=localVarPath = '|$)/g,
    )) {
      const [, model] = /serialize\(body, "(\w+)"/.exec(rest) ?? [];
      if (!/HttpMethod\.POST/.test(rest) || model === undefined) continue;
      const [, group = '', version = '', name = ''] =
        /^\/(?:api|apis\/([^/]+))\/([^/]+)\/(?:namespaces\/\{namespace\}\/)?([^/]+)$/.exec(path) ??
        [];
      if (name === '' || name.startsWith('{')) continue;
      const apiVersion = group === '' ? version : `${group}/${version}`;
      const kind = model.replace(/^(?:[A-Z][a-z]+)?V\d+(?:(?:alpha|beta)\d+)?/, '');
      const namespaced = path.includes('/namespaces/{namespace}/');
      found.set(`${apiVersion} ${kind}`, { apiVersion, kind, model, namespaced });
    }
  }
  return [...found.values()];
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<Model>}
 */
async function readModel(folder, name) {
  const [code, types] = await Promise.all(
    ['js', 'd.ts'].map((end) => readFile(join(folder, `${name}.${end}`), 'utf8')),
  );
  const [, list = '[]'] = /\.attributeTypeMap = (\[[\s\S]*?\n\]|\[\]);/.exec(code ?? '') ?? [];
  /** @type {{ name: string, baseName: string, type: string, format: string }[]} */
  const attributes = JSON.parse(list);
  const declared = types ?? '';
  /** @type {Map<string, { required: boolean, about: string }>} */
  const told = new Map();
  for (const [, comment = '', key = '', optional] of declared.matchAll(
    /(?:^ {4}\/\*\*\n((?: {4}\*.*\n)*?) {4}\*\/\n)?^ {4}'([^']+)'(\?)?: /gm,
  )) {
    told.set(key, { required: optional === undefined, about: wordsOf(comment) });
  }
  const fields = new Map(
    attributes.map(({ name: key, baseName, type, format }) => {
      const field = { type, required: false, about: '', ...told.get(key) };
      return [baseName, format === '' ? field : { ...field, format }];
    }),
  );
  const [, about = ''] = /\/\*\*\n((?:\*.*\n)*?)\*\/\nexport declare class/.exec(declared) ?? [];
  return { about: wordsOf(about), fields };
}

/**
 * The words of a comment, without its stars and what belongs to the markup around.
 * @param {string} comment
 */
function wordsOf(comment) {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*\s?/, ''))
    .join('\n')
    .replaceAll("\\'", "'")
    .trim();
}
