import type { Failed } from '../check/run.ts';
import type { Explanation } from '../check/verdict.ts';
import { said } from '../text.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/worldError.ts';
import type { WorldFault } from '../world/worldError.ts';
import type { Cause } from './cause.ts';
import { causes } from './causes.ts';
import { registryBlock } from './registryBlock.ts';
import { explainStillSo } from './stillSo.ts';
import { explainUnknown } from './unknown.ts';

/** Types whose verdict says all there is: what the learner answered has its own reply. */
const selfExplaining: ReadonlySet<string> = new Set(['quiz', 'predict']);

/** Faults of one object alone: the daemon is there, and the other causes can be asked. */
const ofOneObject: ReadonlySet<WorldFault> = new Set(['refused', 'bad-answer']);

/**
 * Why a check failed; `unknown` when no cause recognises it. Throws WorldError when the daemon went
 * away before the first cause that fits could be told from those after it, or a registry was why.
 */
export async function find(failed: Failed, world: World): Promise<Explanation | undefined> {
  if (selfExplaining.has(failed.type)) return undefined;
  if (failed.type === 'not') return explainStillSo(failed);
  const block = await registryBlock(failed, world);
  if (block !== undefined) throw block;
  const fitting = causes.filter((cause) => cause.for.some(({ type }) => type === failed.type));
  const answers = await Promise.all(fitting.map((cause) => recognise(cause, failed, world)));
  const first = answers.find((each) => each !== undefined);
  if (first instanceof WorldError) throw first;
  return first ?? explainUnknown(failed);
}

/** A cause that breaks is passed over: it must not hide the failure. */
async function recognise(
  cause: Cause<unknown, unknown>,
  failed: Failed,
  world: World,
): Promise<Explanation | WorldError | undefined> {
  try {
    const found = await cause.recognise(failed, world);
    if (found === undefined) return undefined;
    const { args, degrees, places = failed.judgement.places ?? [], excerpt } = found;
    return {
      id: cause.id,
      text: said(cause.text, args),
      degrees,
      places,
      ...(excerpt === undefined ? {} : { excerpt }),
    };
  } catch (error) {
    return error instanceof WorldError && !ofOneObject.has(error.fault) ? error : undefined;
  }
}
