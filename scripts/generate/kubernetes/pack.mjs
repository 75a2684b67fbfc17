/**
 * One version's part of a table by name: of the newest version all, of an older one what is
 * otherwise there, null for what is not there.
 * @typedef {Record<string, null | Record<string, null | string>>} Layer
 */

/**
 * @param {readonly { version: string, api: import('./models.mjs').Api }[]} apis  the newest first
 * @returns {object} `{ versions, kinds, models }`: versions, the newest first; by version, the kinds
 *   `[apiVersion, kind, model, "namespaced" | "cluster"]` and the layer of the models, whose fields are
 *   types: `string`, `int32`, `int64`, `double`, `boolean`, `byte`, `time`, `micro-time`, `any`, `int-or-string`, a
 *   model's name, `[…]` for a list and `{…}` for a map of them, with `!` behind what is required
 */
export function packApis(apis) {
  const versions = apis.map(({ version }) => version);
  const kinds = apis.map(({ api }) =>
    api.kinds.map(({ apiVersion, kind, model, namespaced }) => [
      ...[apiVersion, kind, model],
      namespaced ? 'namespaced' : 'cluster',
    ]),
  );
  return { versions, kinds, models: layers(apis.map(({ api }) => table(api))) };
}

/**
 * The API's own words, of the newest version that has them.
 * @param {readonly { api: import('./models.mjs').Api }[]} apis  the newest first
 * @returns {Record<string, Record<string, string>>} by model, then by field; of the model itself under ''
 */
export function packWords(apis) {
  /** @type {Record<string, Record<string, string>>} */
  const words = {};
  for (const { api } of apis) {
    for (const [name, { about, fields }] of api.models) {
      const own = (words[name] ??= {});
      for (const [key, said] of [
        ['', about],
        ...[...fields].map(([key, one]) => [key, one.about]),
      ]) {
        if (key !== undefined && said) own[key] ??= said;
      }
    }
  }
  return words;
}

/**
 * @param {import('./models.mjs').Api} api
 * @returns {Record<string, Record<string, string>>}
 */
function table({ models }) {
  return Object.fromEntries(
    [...models].map(([name, { fields }]) => [
      name,
      Object.fromEntries([...fields].map(([key, field]) => [key, typeOf(field)])),
    ]),
  );
}

/**
 * @param {readonly Record<string, Record<string, string>>[]} tables
 * @returns {Layer[]}
 */
function layers([newest = {}, ...older]) {
  return [newest, ...older.map((table) => difference(newest, table))];
}

/**
 * @param {Record<string, Record<string, string>>} base
 * @param {Record<string, Record<string, string>>} table
 * @returns {Layer}
 */
function difference(base, table) {
  /** @type {Layer} */
  const layer = {};
  for (const name of Object.keys({ ...base, ...table })) {
    const [before, now] = [base[name] ?? {}, table[name]];
    if (now === undefined) layer[name] = null;
    else {
      const keys = Object.keys({ ...before, ...now }).filter((key) => before[key] !== now[key]);
      if (keys.length > 0 || base[name] === undefined)
        layer[name] = Object.fromEntries(keys.map((key) => [key, now[key] ?? null]));
    }
  }
  return layer;
}

const plain = /** @type {Record<string, string>} */ ({
  Date: 'time',
  IntOrString: 'int-or-string',
  V1MicroTime: 'micro-time',
  object: 'any',
});

/** @param {import('./models.mjs').Field} field */
function typeOf({ type, format, required }) {
  return `${inner(type, format)}${required ? '!' : ''}`;
}

/**
 * @param {string} type
 * @param {string | undefined} format
 * @returns {string}
 */
function inner(type, format) {
  const list = /^(?:Array|Set)<(.+)>$/.exec(type)?.[1];
  if (list !== undefined) return `[${inner(list, format)}]`;
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(type)?.[1];
  if (map !== undefined) return `{${inner(map, format)}}`;
  if (type === 'number') return format ?? 'double';
  if (type === 'string' && format === 'byte') return 'byte';
  return plain[type] ?? type;
}
