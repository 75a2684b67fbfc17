import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { itemsAt, stringAt, type MapNode } from '../model.ts';
import { matcher } from '../patterns.ts';
import { valueSpan } from '../places.ts';
import type { Container, Workload } from '../workloads.ts';
import { eachWorkload, mapsIn } from './containers.ts';
import type { Check } from './rule.ts';

const volumeText: Text = { en: 'The volume `{volume}`', 'zh-cn': '卷 `{volume}`' };

/** A folder or file of the node in a container. */
export interface HostMount {
  readonly container: Container;
  readonly mount: MapNode;
  readonly volume: MapNode;
  readonly host: string;
}

export function hostMountsOf({ spec, allContainers }: Workload): readonly HostMount[] {
  const volumes = new Map<string, { readonly volume: MapNode; readonly host: string }>();
  for (const volume of mapsIn(itemsAt(spec, ['volumes']))) {
    const host = stringAt(volume, ['hostPath', 'path']);
    const name = stringAt(volume, ['name']);
    if (host !== undefined && name !== undefined) volumes.set(name, { volume, host });
  }
  if (volumes.size === 0) return [];
  return allContainers.flatMap((container) =>
    mapsIn(itemsAt(container.node, ['volumeMounts'])).flatMap((mount) => {
      const found = volumes.get(stringAt(mount, ['name']) ?? '');
      return found === undefined ? [] : [{ container, mount, ...found }];
    }),
  );
}

/** kube-linter's template host-mounts: the mounts of such paths of the node. */
export function hostMounts(paths: readonly string[], message: Text): Check {
  const forbidden = paths.map(matcher);
  return eachWorkload((workload, { rangeOf }) =>
    hostMountsOf(workload).flatMap(({ container, mount, volume, host }): readonly Found[] => {
      if (!forbidden.some((is) => is(host))) return [];
      const args = { host, name: container.name, volume: stringAt(volume, ['name']) ?? '' };
      const range = rangeOf(valueSpan(volume, ['hostPath', 'path']));
      return [
        {
          range: rangeOf(valueSpan(mount, ['name'])),
          message: said(message, args),
          related: [{ range, message: said(volumeText, args) }],
        },
      ];
    }),
  );
}
