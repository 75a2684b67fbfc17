import type { Asker } from './ask.ts';
import { faultOfStatus, statusOf } from './faults.ts';
import type { ProxyFault, ProxyResult, ProxyTarget } from './objects.ts';

const longestAnswer = 256 * 1024;

/** One GET by way of the API server. What answers may say any status; the server's own are faults. */
export async function proxyGet(
  asker: Asker,
  { kind, namespace, name, port, path }: ProxyTarget,
  signal: AbortSignal,
): Promise<ProxyResult> {
  const collection = kind === 'Service' ? 'services' : 'pods';
  const at = encodeURIComponent(`${name}:${port}`);
  const { status, headers, body } = await asker.ask(
    {
      method: 'GET',
      path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/${collection}/${at}/proxy${path}`,
    },
    { signal, accept: true, limit: longestAnswer },
  );
  const text = body.toString();
  const own = statusOf(text);
  if (own !== undefined) {
    // 401 and 403 of the server itself: we may not ask.
    if (status === 401 || status === 403) throw faultOfStatus(status, text, asker.context, false);
    const fault = faultIn(status, own.message);
    if (fault !== undefined) return { fault, detail: own.message };
  }
  const plain = text.startsWith('error trying to reach service: ');
  if (status >= 502 && plain) return { fault: 'unreached', detail: text };
  return {
    answer: {
      status,
      headers: Object.fromEntries(
        Object.entries(headers).map(([key, value]) => [key, String(value)]),
      ),
      body: text,
    },
  };
}

/** What the server's own message means (k8s.io/kubernetes pkg/registry/core/service/storage). */
function faultIn(status: number, message: string): ProxyFault | undefined {
  if (status === 404 && message.includes('not found')) return 'missing';
  if (message.startsWith('no service port') || /unknown port|no port/i.test(message)) {
    return 'no-port';
  }
  if (message.startsWith('no endpoints available')) return 'no-endpoints';
  return status >= 500 ? 'unreached' : undefined;
}
