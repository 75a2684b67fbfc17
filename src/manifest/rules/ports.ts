import type { Found } from '../../lint/finding.ts';
import { said, type Text } from '../../text.ts';
import { itemsAt, numberAt, stringAt } from '../model.ts';
import { valueSpan } from '../places.ts';
import { eachContainer, mapsIn } from './containers.ts';
import type { Check } from './rule.ts';

/** Ports of containers that must not be. */
export function ports(is: (port: number, protocol: string) => boolean, message: Text): Check {
  return eachContainer(({ node, name }, { rangeOf }) =>
    mapsIn(itemsAt(node, ['ports'])).flatMap((item): readonly Found[] => {
      const port = numberAt(item, ['containerPort']);
      const protocol = stringAt(item, ['protocol']) ?? 'TCP';
      if (port === undefined || !is(port, protocol)) return [];
      const range = rangeOf(valueSpan(item, ['containerPort']));
      return [{ range, message: said(message, { name, port, protocol }) }];
    }),
  );
}
