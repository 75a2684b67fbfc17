import type { Failed } from '../check/run.ts';
import type { Explanation } from '../check/verdict.ts';
import { said } from '../text.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/worldError.ts';
import type { WorldFault } from '../world/worldError.ts';
import type { Cause } from './cause.ts';
import { buildArgumentForgotten } from './causes/buildArgumentForgotten.ts';
import { buildFailed } from './causes/buildFailed.ts';
import { containerMissing } from './causes/containerMissing.ts';
import { earlierBuildGone } from './causes/earlierBuildGone.ts';
import { execElsewhere } from './causes/execElsewhere.ts';
import { execNever } from './causes/execNever.ts';
import { execOtherCommand } from './causes/execOtherCommand.ts';
import { execStopped } from './causes/execStopped.ts';
import { exited } from './causes/exited.ts';
import { fileMissing } from './causes/fileMissing.ts';
import { gapLeft } from './causes/gapLeft.ts';
import { lineMissing } from './causes/lineMissing.ts';
import { neverBuilt } from './causes/neverBuilt.ts';
import { noName } from './causes/noName.ts';
import { noTerminal } from './causes/noTerminal.ts';
import { notRebuilt } from './causes/notRebuilt.ts';
import { notStarted } from './causes/notStarted.ts';
import { nothingChanged } from './causes/nothingChanged.ts';
import { oldBuild } from './causes/oldBuild.ts';
import { orderOfCopy } from './causes/orderOfCopy.ts';
import { otherContainerName } from './causes/otherContainerName.ts';
import { otherImage } from './causes/otherImage.ts';
import { portForSocket } from './causes/portForSocket.ts';
import { wrongCommand } from './causes/wrongCommand.ts';
import { wrongName } from './causes/wrongName.ts';
import { wrongTag } from './causes/wrongTag.ts';
import { wrongValue } from './causes/wrongValue.ts';
import { explainUnknown } from './unknown.ts';

/** Every cause, the first that recognises a failure wins. Adding one is one file and a line here. */
export const causes: readonly Cause<unknown, unknown>[] = [
  gapLeft,
  fileMissing,
  portForSocket,
  orderOfCopy,
  wrongValue,
  lineMissing,
  buildArgumentForgotten,
  buildFailed,
  wrongTag,
  wrongName,
  noName,
  neverBuilt,
  wrongCommand,
  nothingChanged,
  earlierBuildGone,
  notRebuilt,
  otherContainerName,
  containerMissing,
  oldBuild,
  otherImage,
  notStarted,
  exited,
  noTerminal,
  execStopped,
  execElsewhere,
  execOtherCommand,
  execNever,
];

/** Types whose verdict says all there is: what the learner answered has its own reply. */
const selfExplaining: ReadonlySet<string> = new Set(['quiz', 'predict']);

/** Faults of one object alone: the daemon is there, and the other causes can be asked. */
const ofOneObject: ReadonlySet<WorldFault> = new Set(['refused', 'bad-answer']);

/**
 * Why a check failed; `unknown` when no cause recognises it. Throws WorldError when the daemon went
 * away before the first cause that fits could be told from those after it.
 */
export async function find(failed: Failed, world: World): Promise<Explanation | undefined> {
  if (selfExplaining.has(failed.type)) return undefined;
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
