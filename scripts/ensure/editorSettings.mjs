import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './cache.mjs';

/** A quiet editor: nothing opens over the lab, nothing asks the network. */
const quiet = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  'terminal.integrated.defaultProfile.linux': 'bash',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * Writes User/settings.json. What the user changed stays; a file with comments in it is the user's alone.
 * @param {string} userDataDir
 * @param {Record<string, unknown>} settings
 */
export async function writeSettings(userDataDir, settings) {
  const file = join(userDataDir, 'User/settings.json');
  const present = await readJson(file);
  if (existsSync(file) && !present) return;
  await writeJson(file, { ...quiet, ...present, ...settings });
}
