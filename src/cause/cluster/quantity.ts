/** Kubernetes quantities (k8s.io/apimachinery pkg/api/resource): `500m`, `1.5Gi`, `2`. */
const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal = ['k', 'M', 'G', 'T', 'P', 'E'];

/** In cores or bytes; 0 for what is no quantity. */
export function amountOf(quantity: string | number): number {
  const [, number = '', suffix = ''] =
    /^([\d.]+(?:e\d+)?)([A-Za-z]*)$/.exec(String(quantity)) ?? [];
  const value = Number(number) || 0;
  if (suffix === 'm') return value / 1000;
  const [two, ten] = [binary.indexOf(suffix), decimal.indexOf(suffix)];
  return two >= 0 ? value * 1024 ** (two + 1) : ten >= 0 ? value * 1000 ** (ten + 1) : value;
}

/** As a person reads it: `1.5Gi`, `250m`, `2`. */
export function quantityOf(resource: string, amount: number): string {
  if (resource === 'cpu')
    return amount >= 1 ? String(round(amount)) : `${Math.round(amount * 1000)}m`;
  const power = Math.min(Math.floor(Math.log2(Math.max(amount, 1)) / 10), binary.length);
  return `${round(amount / 1024 ** power)}${binary[power - 1] ?? ''}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
