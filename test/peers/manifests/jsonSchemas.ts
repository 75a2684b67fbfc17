import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { limits } from '../../../src/manifest/schema/limits.ts';
import {
  schemasOf,
  type FieldType,
  type KindOf,
  type PackedTypes,
  type Primitive,
  type Schemas,
} from '../../../src/manifest/schema/schemas.ts';
import { isQuantity } from './valid.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Where kubeconform finds the schema of a kind, below a folder. */
export const schemaPath =
  '{{.NormalizedKubernetesVersion}}/{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json';

/** Our schemas in JSON Schema's words, as far as those go: list-map keys and base64 have none. */
export async function writeJsonSchemas(packed: PackedTypes, folder: string): Promise<void> {
  for (const version of packed.versions) {
    const schemas = schemasOf(packed, version);
    for (const kind of schemas.kinds) {
      // The group of a kind without one is its version to kubeconform.
      const parts = kind.apiVersion.split('/');
      const name = `${kind.kind.toLowerCase()}.json`;
      const path = join(folder, `v${version}.0`, parts[0] ?? '', parts.at(-1) ?? '', name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, JSON.stringify(jsonSchemaOf(kind, schemas)));
    }
  }
}

function jsonSchemaOf({ model }: KindOf, schemas: Schemas): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const define = (name: string): void => {
    if (name in definitions) return;
    const fields = [...(schemas.fields(name) ?? [])];
    const required = fields.flatMap(([key, field]) => (field.required ? [key] : []));
    definitions[name] = {};
    const properties = Object.fromEntries(
      fields.map(([key, field]) => {
        const value = ofType(field.type, `${name}.${key}`);
        const nothing = { type: 'null' };
        if (!field.required) return [key, { anyOf: [value, nothing] }];
        return [key, field.type.is === 'any' ? { not: nothing } : value];
      }),
    );
    definitions[name] = {
      type: 'object',
      properties,
      additionalProperties: false,
      ...(required.length > 0 ? { required } : {}),
    };
  };
  const ofType = (type: FieldType, name: string): JsonSchema => {
    switch (type.is) {
      case 'model':
        define(type.model);
        return { $ref: `#/definitions/${type.model}` };
      case 'list':
        return { type: 'array', items: ofType(type.of, name) };
      case 'map':
        return { type: 'object', additionalProperties: ofType(type.of, name) };
      default:
        return { ...ofPrimitive(type.is, name), ...limitsOf(name) };
    }
  };
  define(model);
  return {
    $schema: 'http://json-schema.org/draft-04/schema#',
    $ref: `#/definitions/${model}`,
    definitions,
  };
}

function ofPrimitive(type: Primitive, name: string): JsonSchema {
  switch (type) {
    case 'any':
      return {};
    case 'boolean':
      return { type: 'boolean' };
    case 'double':
      return { type: 'number' };
    case 'int32':
      return { type: 'integer', format: type, minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
    case 'int64':
      return { type: 'integer', format: type };
    case 'int-or-string':
      return { type: ['integer', 'string'], format: type };
    case 'byte':
      return { type: 'string', format: 'byte' };
    case 'time':
      return { type: 'string', format: 'date-time' };
    case 'micro-time':
      return { type: 'string', format: 'date-time', pattern: '[.][0-9]{6}(Z|[+-])' };
    case 'string': {
      // The form that the API's own words on a quantity give.
      const pattern = '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$';
      return isQuantity(name) ? { type: ['string', 'number'], pattern } : { type: 'string' };
    }
  }
}

function limitsOf(name: string): JsonSchema {
  if (limits.percentages.has(name)) return { pattern: '^[0-9]+%$' };
  const words = limits.words[name];
  const [minimum, maximum] = limits.numbers[name] ?? [];
  return {
    ...(words === undefined ? {} : { enum: words }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}
