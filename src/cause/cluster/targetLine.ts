import { nodeAt } from '../../lab/node.ts';
import type { Node } from '../../lab/syntax.ts';
import type { World } from '../../world/world.ts';
import { textAt } from '../../manifest/written.ts';
import { manifestOf } from './manifests.ts';
import type { ManifestObject } from './manifests.ts';
import type { Served } from './served.ts';

/** The line of a Service's manifest with its target port, or with its port where none is written. */
export async function targetLine(
  { name, port }: Served,
  world: World,
): Promise<
  { readonly manifest: ManifestObject; readonly node: Node; readonly written: boolean } | undefined
> {
  const manifest = await manifestOf({ kind: 'Service', name }, world);
  const ports = manifest && nodeAt(manifest.node, ['spec', 'ports'])?.items.values();
  const own = [...(ports ?? [])].find((each) => textAt(each, ['port']) === String(port?.port));
  const target = own && nodeAt(own, ['targetPort']);
  const node = target ?? (own && nodeAt(own, ['port']));
  return manifest && node && { manifest, node, written: target !== undefined };
}
