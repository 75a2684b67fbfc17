import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson, writeJson } from './cache.mjs';

const names = {
  'zh-cn': { languageName: 'Chinese Simplified', localizedLanguageName: '中文(简体)' },
};
const version = '1.0.0';

/**
 * A language pack without translations. VS Code takes a display language only when a pack for it
 * is installed, and loads an extension's own texts in that language only then; the real pack
 * comes from a marketplace, which is not always there.
 * @param {{ userDataDir: string, extensionsDir: string, locale: 'zh-cn' }} options
 * @returns {Promise<void>}
 */
export async function writeLanguagePackStub({ userDataDir, extensionsDir, locale }) {
  const name = `language-pack-${locale}`;
  const id = `container-lab-stub.${name}`;
  const folder = join(extensionsDir, `${id}-${version}`);
  const translations = join(folder, 'main.i18n.json');
  await mkdir(folder, { recursive: true });
  await writeJson(join(folder, 'package.json'), {
    name,
    publisher: 'container-lab-stub',
    version,
    displayName: `${locale} (no translations)`,
    engines: { vscode: '^1.106.0' },
    categories: ['Language Packs'],
    contributes: {
      localizations: [
        {
          languageId: locale,
          ...names[locale],
          translations: [{ id: 'vscode', path: './main.i18n.json' }],
        },
      ],
    },
  });
  await writeJson(translations, { version: '1.0.0', contents: {} });
  await register(extensionsDir, id, folder);

  const packsFile = join(userDataDir, 'languagepacks.json');
  await writeJson(packsFile, {
    ...(await readJson(packsFile)),
    [locale]: {
      hash: createHash('md5').update(id).update(version).digest('hex'),
      extensions: [{ extensionIdentifier: { id }, version }],
      translations: { vscode: translations },
      label: names[locale].localizedLanguageName,
    },
  });
}

/**
 * Where extensions.json is, a folder that is not in it is not an extension.
 * @param {string} extensionsDir
 * @param {string} id
 * @param {string} folder
 */
async function register(extensionsDir, id, folder) {
  const file = join(extensionsDir, 'extensions.json');
  const list = await readJson(file);
  if (!existsSync(file) || !Array.isArray(list)) return;
  if (list.some((entry) => entry.identifier?.id === id)) return;
  const location = { $mid: 1, path: folder, scheme: 'file' };
  const relativeLocation = `${id}-${version}`;
  const metadata = { source: 'vsix', installedTimestamp: Date.now() };
  const entry = { identifier: { id }, version, location, relativeLocation, metadata };
  await writeJson(file, [...list, entry]);
}
