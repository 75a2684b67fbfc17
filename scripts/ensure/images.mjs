import { ensureDocker } from './docker.mjs';
import { withLock } from './lock.mjs';
import { pullImage } from './pull.mjs';
import { ask, EnsureError, stage } from './stage.mjs';
import { makeDebian } from './standIn/debian.mjs';
import { makePython } from './standIn/python.mjs';

/**
 * How to make a stand-in for an image where no registry answers. Each is labelled
 * `container-lab.stand-in`, and what it is made from stands before it.
 * @type {Record<string, { from?: string, make: (ref: string) => Promise<void> }>}
 */
const standIns = {
  'debian:bookworm-slim': { make: makeDebian },
  'python:3.11-slim-bookworm': { from: 'debian:bookworm-slim', make: makePython },
};

/**
 * Base images in the daemon: there, or pulled, or, only in a daemon of our own, made here.
 * @param {string[]} refs
 * @param {import('./docker.mjs').Docker} [docker]  as `ensureDocker` gives it
 * @returns {Promise<void>}
 */
export async function ensureImages(refs, docker) {
  const daemon = docker ?? (await ensureDocker());
  for (const ref of refs) await ensureImage(ref, daemon);
}

/**
 * @param {string} ref
 * @param {{ startedByUs: boolean, host: string }} docker
 */
async function ensureImage(ref, docker) {
  await stage(ref, async (say) => {
    if (await present(ref)) return { said: 'already there', value: undefined };
    return withLock('images', async () => {
      if (await present(ref)) return { said: 'there', value: undefined };
      say('pulling');
      const why = await pullImage(ref, docker.host);
      if (why === undefined) return { said: 'pulled', value: undefined };
      const standIn = standIns[ref];
      if (!standIn || !mayMake(docker)) throw cannotPull(ref, why, standIn !== undefined);
      if (standIn.from && !(await present(standIn.from))) {
        say(`no registry answers, making a stand-in for ${standIn.from}`);
        await standIns[standIn.from]?.make(standIn.from);
      }
      say('no registry answers, making a stand-in');
      await standIn.make(ref);
      return { said: 'a stand-in was made', value: undefined };
    });
  });
}

/** @param {string} ref */
async function present(ref) {
  return (await ask('docker', ['image', 'inspect', '--format', '{{.Id}}', ref])) !== undefined;
}

/**
 * A learner's own daemon never gets an image that is not what its name says.
 * @param {{ startedByUs: boolean }} docker
 */
function mayMake(docker) {
  return docker.startedByUs || process.env.CONTAINER_LAB_STAND_INS === '1';
}

/**
 * @param {string} ref
 * @param {string} why
 * @param {boolean} hasStandIn
 */
function cannotPull(ref, why, hasStandIn) {
  const standIn = hasStandIn
    ? ' Or set CONTAINER_LAB_STAND_INS=1 to have a stand-in of that name made in this daemon.'
    : '';
  const remedy = `Check that \`docker pull ${ref}\` works, then try again.${standIn}`;
  return new EnsureError({ verb: 'pull', what: ref, why, remedy });
}
