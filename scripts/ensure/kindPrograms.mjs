import { ensurePrograms } from './kindNode/programs.mjs';
import { withLock } from './lock.mjs';
import { stage } from './stage.mjs';

/** The longest part of the kind node, which needs no daemon. */
await stage('programs of the kind node', (say) =>
  withLock('kind-node', async () => ({ said: await ensurePrograms(say), value: undefined })),
);
