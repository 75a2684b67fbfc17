import { scalarAt, type Node } from './model.ts';

const units: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** `500m` as 0.5, `1Gi` as bytes; undefined for what is no quantity. */
function quantityOf(written: string): number | undefined {
  const [, number, exponent, unit = ''] =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([KMGTPE]i|[numkMGTPE]))?$/.exec(written) ?? [];
  const factor = units[unit];
  if (number === undefined || factor === undefined) return undefined;
  return Number(`${number}${exponent ?? ''}`) * factor;
}

/** The quantity that stands there. Nothing is none, as Kubernetes counts it: zero. */
export function quantityAt(node: Node | undefined, path: readonly string[]): number {
  const found = scalarAt(node, path);
  return found === undefined ? 0 : (quantityOf(String(found.value)) ?? Number.NaN);
}
