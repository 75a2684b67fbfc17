import type { ConnectOptions } from './client.ts';
import type { DockerConnection } from './docker.ts';
import type { Endpoint } from './endpoint.ts';

/** Connects to a daemon. The client, a bundle of its own, is loaded on the first call. */
export async function connectDocker(
  endpoint: Endpoint,
  options?: ConnectOptions,
): Promise<DockerConnection> {
  const { connect } = await import('./client.ts');
  return connect(endpoint, options);
}
