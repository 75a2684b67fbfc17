import { join } from 'node:path';
import { ensureGoProgram } from './goProgram.mjs';
import { stage } from './stage.mjs';

/**
 * kube-score as a program, built from its Go module into the cache.
 * @returns {Promise<string>} its path
 */
export async function ensureKubeScore() {
  const folder = await stage('kube-score', (say) =>
    ensureGoProgram(
      {
        name: 'kube-score',
        version: 'v1.20.0',
        module: 'github.com/zegl/kube-score/cmd/kube-score',
        go: '1.23.0',
      },
      say,
    ),
  );
  return join(folder, 'kube-score');
}
