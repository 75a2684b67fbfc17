import { addMirror, ensureDocker } from './docker.mjs';
import { withLock } from './lock.mjs';
import { pullImage } from './pull.mjs';
import { ask, EnsureError, stage } from './stage.mjs';
import { recipeLabel, standInLabel } from './standIn/label.mjs';
import { baseOf, makeStandIn, recipeOf, standInRefs } from './standIn/standIns.mjs';
import { ensureStandInRegistry, hasStandIns, pushStandIn } from './standInRegistry.mjs';

/** What the labs are built on. */
export const labImages = standInRefs;

/**
 * Base images in the daemon: there, or pulled, or, only in a daemon of our own, made here: then
 * `docker pull` finds them too.
 * @param {string[]} refs
 * @param {import('./docker.mjs').Docker} [docker]  as `ensureDocker` gives it
 * @returns {Promise<void>}
 */
export async function ensureImages(refs, docker) {
  const daemon = docker ?? (await ensureDocker());
  if (daemon.startedByUs && hasStandIns()) await addMirror(await ensureStandInRegistry());
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
      if (why === undefined && (await present(ref))) return { said: 'pulled', value: undefined };
      if (!standInRefs.includes(ref) || !mayMake(docker)) {
        throw cannotPull(ref, why ?? 'it is an old stand-in', standInRefs.includes(ref));
      }
      const base = baseOf(ref);
      if (base && !(await present(base))) {
        say(`no registry answers, making a stand-in for ${base}`);
        await make(base, docker);
      }
      say('no registry answers, making a stand-in');
      await make(ref, docker);
      return { said: 'a stand-in was made', value: undefined };
    });
  });
}

/**
 * A stand-in that was pulled has a digest as the official image has.
 * @param {string} ref
 * @param {{ startedByUs: boolean, host: string }} docker
 */
async function make(ref, docker) {
  await makeStandIn(ref);
  if (!docker.startedByUs) return;
  const url = await ensureStandInRegistry();
  await pushStandIn(ref, url);
  await addMirror(url);
  await pullImage(ref, docker.host);
}

/**
 * Whether it is there, and not a stand-in that would be made otherwise today.
 * @param {string} ref
 */
async function present(ref) {
  const format = '{{json .Config.Labels}}';
  const found = await ask('docker', ['image', 'inspect', '--format', format, ref]);
  if (found === undefined) return false;
  const labels = JSON.parse(found) ?? {};
  if (!standInRefs.includes(ref) || labels[standInLabel] === undefined) return true;
  return labels[recipeLabel] === (await recipeOf(ref));
}

/**
 * A learner's own daemon never gets an image that is not what its name says.
 * @param {{ startedByUs: boolean }} docker
 */
export function mayMake(docker) {
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
