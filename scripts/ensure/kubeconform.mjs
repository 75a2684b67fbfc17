import { join } from 'node:path';
import { ensureGoProgram } from './goProgram.mjs';
import { stage } from './stage.mjs';

/**
 * kubeconform as a program, built from its Go module into the cache.
 * @returns {Promise<string>} its path
 */
export async function ensureKubeconform() {
  const folder = await stage('kubeconform', (say) =>
    ensureGoProgram(
      {
        name: 'kubeconform',
        version: 'v0.8.0',
        module: 'github.com/yannh/kubeconform/cmd/kubeconform',
        go: '1.26.0',
      },
      say,
    ),
  );
  return join(folder, 'kubeconform');
}
