import { existsSync } from 'node:fs';
import { ensurePackages } from './packages.mjs';
import { EnsureError, stage } from './stage.mjs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Chromium, and fonts that show code and Chinese in screenshots.
 * @returns {Promise<string>} the executable's path
 */
export async function ensureChromium() {
  return stage('chromium', async () => {
    await ensurePackages(['chromium', 'fonts-dejavu-core', 'fonts-noto-cjk']);
    const path = places.find(existsSync);
    if (path) return { said: path, value: path };
    // Ubuntu's package of that name only points to a snap.
    const why = `none of ${places.join(', ')} is there`;
    const remedy = 'Install Chromium or Chrome at one of these paths and try again.';
    throw new EnsureError({ verb: 'find', what: 'Chromium', why, remedy });
  });
}
