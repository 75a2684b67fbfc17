import { said, type Text } from '../../text.ts';
import { itemsAt, nodeAt, scalarAt } from '../model.ts';
import type { Container } from '../workloads.ts';
import type { Written } from '../edits.ts';
import { eachRunning, keyRange } from './containers.ts';
import { settingFix } from './fixes.ts';
import type { Check } from './rule.ts';

/** A probe that a container does without; the skeleton asks the first port that it names. */
export function lacksProbe(key: string, message: Text): Check {
  return eachRunning((container, manifest) => {
    const probe = nodeAt(container.node, [key]);
    if (probe !== undefined && !(probe.type === 'scalar' && probe.value === null)) return [];
    const skeleton = skeletonOf(container, key);
    const fixes =
      skeleton === undefined ? [] : settingFix(manifest, container.node, [key], skeleton);
    const range = keyRange(manifest, container, [key]);
    return [{ range, message: said(message, { name: container.name }), fixes }];
  });
}

function skeletonOf({ node }: Container, key: string): Written | undefined {
  const [first] = itemsAt(node, ['ports']);
  const name = scalarAt(first, ['name'])?.value;
  const port = name ?? scalarAt(first, ['containerPort'])?.value;
  if (typeof port !== 'string' && typeof port !== 'number') return undefined;
  // The same question twice is worse than none.
  const others = ['livenessProbe', 'readinessProbe'].filter((one) => one !== key);
  const isAsked = others.some((one) => scalarAt(node, [one, 'tcpSocket', 'port'])?.value === port);
  return isAsked ? undefined : { tcpSocket: { port } };
}
