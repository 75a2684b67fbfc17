import * as z from 'zod/mini';
import { relativePath } from '../../lab/names.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { FileRead } from '../../world/files/files.ts';
import { defineCheck } from '../checkType.ts';
import { fail } from '../fileAspects.ts';
import { conditions, unmet } from '../paths.ts';
import { placeOf, readYamlFile } from '../yamlAspects.ts';

const schema = z.strictObject({
  path: relativePath,
  /** Which of several documents, from 1 on; the first when left out. */
  document: z.optional(z.int().check(z.minimum(1))),
  where: conditions,
});
export type YamlSpec = z.infer<typeof schema>;

export interface YamlObservation {
  readonly read: FileRead;
}

const asWanted: Text = { en: '`{path}` as asked for', 'zh-cn': '`{path}` 符合要求' };
const documents: Text = {
  en: 'documents in `{path}`: {count}',
  'zh-cn': '`{path}` 中的文档数：{count}',
};

/** Values of a YAML file. */
export const yaml = defineCheck<YamlSpec, YamlObservation>({
  type: 'yaml',
  schema,
  async observe(spec, { world }) {
    return { read: await world.files.read(spec.path) };
  },
  judge({ path, document: nth = 1, where }, { read }) {
    const { documents: all, fault } = readYamlFile(path, read);
    if (fault !== undefined) return fault;
    const document = all[nth - 1];
    if (document === undefined) {
      const [expected, observed] = [nth, all.length].map((count) =>
        said(documents, { path, count }),
      );
      return fail(
        'document',
        expected ?? said(asWanted, { path }),
        observed ?? said(asWanted, { path }),
      );
    }
    const wrong = unmet(where, document.value);
    if (wrong === undefined) {
      return { pass: true, expected: said(asWanted, { path }), observed: said(asWanted, { path }) };
    }
    const { aspect, expected, observed, found } = wrong;
    return fail(aspect, expected, observed, [placeOf(path, document, found)]);
  },
});
