import { request } from 'node:http';
import { URLSearchParams } from 'node:url';
import { EnsureError, run } from './stage.mjs';

/** A registry that says nothing for this long is taken as not answering. */
const quietLimit = 20_000;

/**
 * Pulls an image; what went wrong as text, undefined when it is there.
 * @param {string} ref   repository:tag
 * @param {string} host  the daemon's endpoint
 * @returns {Promise<string | undefined>}
 */
export function pullImage(ref, host) {
  return host.startsWith('unix://') ? pullBySocket(ref, host.slice(7)) : pullByCommand(ref);
}

/**
 * Over the API, because `docker pull` shows no progress without a terminal, so that a slow line
 * and a dead one would look the same.
 * @param {string} ref
 * @param {string} socketPath
 * @returns {Promise<string | undefined>}
 */
function pullBySocket(ref, socketPath) {
  const colon = ref.lastIndexOf(':');
  const query = new URLSearchParams({ fromImage: ref.slice(0, colon), tag: ref.slice(colon + 1) });
  return new Promise((resolve) => {
    let fault = '';
    const options = { socketPath, method: 'POST', path: `/images/create?${query}` };
    const call = request(options, (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (data) => {
        const lines = (rest + data).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) fault = faultOf(line) ?? fault;
      });
      response.on('end', () => resolve((faultOf(rest) ?? fault) || undefined));
      response.on('error', (error) => resolve(error.message));
    });
    call.setTimeout(quietLimit, () => {
      call.destroy(new Error(`no progress for ${quietLimit / 1000} s`));
    });
    call.on('error', (error) => resolve(error.message));
    call.end();
  });
}

/**
 * What a line of the daemon's answer says went wrong.
 * @param {string} line
 * @returns {string | undefined}
 */
function faultOf(line) {
  if (!line.trim()) return undefined;
  try {
    const message = JSON.parse(line);
    return message.error ?? message.message;
  } catch {
    return undefined;
  }
}

/**
 * For endpoints that only the docker command reaches (ssh, TLS).
 * @param {string} ref
 * @returns {Promise<string | undefined>}
 */
async function pullByCommand(ref) {
  const options = { verb: 'pull', what: ref, log: 'docker-pull', timeLimit: 600_000 };
  try {
    await run('docker', ['pull', ref], options);
    return undefined;
  } catch (error) {
    if (error instanceof EnsureError) return error.tail.split('\n').pop() || error.message;
    throw error;
  }
}
