import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Lab } from '../../lab/model.ts';
import { replaceVariables } from '../../lab/variables.ts';
import { subjectsOf } from '../../session/clusterSubjects.ts';
import { runCommand } from '../../session/command.ts';
import { labKubeconfig } from '../../session/cluster/place.ts';
import { said, type Said, type Text } from '../../text.ts';

const notRemoved: Text = {
  en: 'Could not delete the namespace {name}: {why} Delete it with kubectl.',
  'zh-cn': '无法删除命名空间 {name}：{why} 请用 kubectl 删除。',
};
/** Milliseconds. */
const removing = 60_000;

/** The namespaces that have this trial's names; none of a lab that asks no cluster. */
export function ownNamespaces(
  lab: Lab,
  variables: Readonly<Record<string, string>>,
): readonly string[] {
  const named = (values: Readonly<Record<string, string>>): readonly string[] =>
    subjectsOf(lab, (value) => replaceVariables(value, values)).flatMap(
      ({ namespace }) => namespace ?? [],
    );
  const fixed = new Set(named({}));
  return [...new Set(named(variables))].filter((name) => !fixed.has(name));
}

/** Lets a trial's memory of its own find the labs' cluster. One that is not there blocks its checks. */
export async function lendCluster(kubeconfig: string, root: string): Promise<void> {
  const own = labKubeconfig(root);
  await mkdir(dirname(own), { recursive: true, mode: 0o700 });
  await copyFile(kubeconfig, own).catch(() => undefined);
}

/** Removes what a trial made in the cluster; what could not be removed is told. */
export async function removeNamespaces(
  names: readonly string[],
  { root, folder, env }: { root: string; folder: string; env: Readonly<Record<string, string>> },
  signal: AbortSignal,
): Promise<readonly Said[]> {
  const left: Said[] = [];
  const KUBECONFIG = labKubeconfig(root);
  // Without a cluster to lend nothing was made in one.
  if (!existsSync(KUBECONFIG)) return left;
  for (const name of names) {
    const { exitCode, output } = await runCommand(
      {
        argv: ['kubectl', 'delete', 'namespace', name, '--ignore-not-found', '--wait=false'],
        cwd: folder,
        env: { ...env, KUBECONFIG },
        timeLimit: removing,
      },
      signal,
    );
    if (exitCode !== 0) left.push(said(notRemoved, { name, why: output.trim() }));
  }
  return left;
}
