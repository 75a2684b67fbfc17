/**
 * One version's part of a table by name: of the newest version all, of an older one what is
 * otherwise there, null for what is not there.
 * @typedef {Record<string, null | Record<string, null | string>>} Layer
 *
 * @typedef {object} Packed
 * @property {object} types  `{ versions, kinds, models }`: versions, the newest first; by version, the
 *   kinds `[apiVersion, kind, model, "namespaced" | "cluster"]` and the layer of the models, whose
 *   fields are types: `string`, `int32`, `int64`, `double`, `boolean`, `byte`, `time`, `any`,
 *   `int-or-string`, a model's name, `[…]` for a list and `{…}` for a map of them, with `!` behind
 *   what is required
 * @property {object} texts  `{ versions, models }`: by version, the layer of the descriptions; that of
 *   the model itself stands under the empty key
 */

/**
 * @param {readonly { version: string, api: import('./models.mjs').Api }[]} apis  the newest first
 * @returns {Packed}
 */
export function packApis(apis) {
  const versions = apis.map(({ version }) => version);
  const kinds = apis.map(({ api }) =>
    api.kinds.map(({ apiVersion, kind, model, namespaced }) => [
      ...[apiVersion, kind, model],
      namespaced ? 'namespaced' : 'cluster',
    ]),
  );
  const types = layers(apis.map(({ api }) => table(api, (field) => typeOf(field))));
  const texts = layers(
    apis.map(({ api }) =>
      table(
        api,
        ({ description }) => description,
        ({ description }) => description,
      ),
    ),
  );
  return { types: { versions, kinds, models: types }, texts: { versions, models: texts } };
}

/**
 * @param {import('./models.mjs').Api} api
 * @param {(field: import('./models.mjs').Field) => string | undefined} ofField
 * @param {(model: import('./models.mjs').Model) => string | undefined} [ofModel]
 * @returns {Record<string, Record<string, string>>}
 */
function table({ models }, ofField, ofModel = () => undefined) {
  return Object.fromEntries(
    [...models].map(([name, model]) => {
      const fields = [...model.fields].map(([key, field]) => [key, ofField(field)]);
      return [name, defined([['', ofModel(model)], ...fields])];
    }),
  );
}

/** @param {readonly (readonly (string | undefined)[])[]} entries */
function defined(entries) {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
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
  V1MicroTime: 'time',
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
