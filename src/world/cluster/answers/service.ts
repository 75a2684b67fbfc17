import * as z from 'zod/mini';
import { labels, list, number, text } from '../../docker/answers/pieces.ts';
import type { ClusterObject } from '../objects.ts';
import { readAs } from './object.ts';

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  /** A number, or the name of a container's port. */
  readonly target: string;
  /** Of every node; 0 where it has none. */
  readonly nodePort: number;
}

interface Service {
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
}

const shape = z.object({
  spec: z.object({
    selector: labels,
    ports: list(
      z.object({
        name: text,
        port: z.number(),
        targetPort: z.nullish(z.union([z.number(), z.string()])),
        nodePort: number,
      }),
    ),
  }),
});

export function readService(object: ClusterObject): Service {
  const { selector, ports } = readAs(shape, object).spec;
  return {
    selector,
    ports: ports.map(({ name, port, targetPort, nodePort }) => {
      return { name, port, target: String(targetPort ?? port), nodePort };
    }),
  };
}
