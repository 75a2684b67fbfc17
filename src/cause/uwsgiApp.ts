import type { Container } from '../world/docker/objects/container.ts';
import type { World } from '../world/world.ts';
import { answerOf, logOf } from './served.ts';
import type { RequestFailure } from './served.ts';

/** Why uwsgi has no app to answer with, as its log at the start tells. */
export interface NoApp {
  readonly container: Container;
  /** The Python module or file that could not be loaded; undefined when it was, without the app. */
  readonly missing: string | undefined;
  /** The lines that say so. */
  readonly lines: readonly string[];
}

/** uwsgi runs, answers 500, and its log says that it loaded no app. */
export async function withoutApp(
  failure: RequestFailure,
  world: World,
): Promise<NoApp | undefined> {
  const { observation, judgement } = failure;
  const { container } = observation;
  const answered = answerOf(failure);
  if (container?.state !== 'running' || judgement.aspect !== 'status') return undefined;
  if (answered?.status !== 500) return undefined;
  const log = await logOf(container, world);
  const at = log.findLastIndex((line) =>
    line.includes('no app loaded. going in full dynamic mode'),
  );
  if (at < 0) return undefined;
  const before = log.slice(Math.max(0, at - 12), at + 1);
  const found = before.flatMap((line) => {
    const name =
      /^(?:ModuleNotFoundError|ImportError): No module named '([^']+)'/.exec(line)?.[1] ??
      /^failed to open python file (\S+)/.exec(line)?.[1];
    return name === undefined ? [] : [{ line, name }];
  });
  // Another error of the program's own is no question of names.
  if (found.length === 0 && before.some((line) => /^\w+Error: /.test(line))) return undefined;
  const lines = before.filter(
    (line) => found.some((each) => each.line === line) || line.includes('unable to load app'),
  );
  return { container, missing: found.at(-1)?.name, lines };
}
