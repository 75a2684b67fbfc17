import { quiz } from '../check/types/quiz.ts';
import { askWorld } from '../check/worldAnswer.ts';
import type { Lab } from '../lab/model.ts';
import { replaceVariables } from '../lab/variables.ts';
import type { World } from '../world/world.ts';
import { probingOnly } from './ownContainers.ts';
import type { State } from './state.ts';

/** What a question that asks the world would accept now; undefined when the world does not say. */
export async function worldAnswer(
  lab: Lab,
  { variables, before }: Pick<State, 'variables' | 'before'>,
  task: string,
  { docker, cluster }: Pick<World, 'docker' | 'cluster'>,
): Promise<readonly string[] | undefined> {
  const found = lab.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === task);
  const spec = quiz.schema.safeParse(replaceVariables(found?.spec, variables));
  if (!spec.success || spec.data.fromWorld === undefined) return undefined;
  const names = replaceVariables(lab.owns.containers, variables);
  const own = { names, before: before.containers };
  const answer = await askWorld(spec.data.fromWorld, {
    docker: probingOnly(docker, own),
    cluster,
  });
  return answer?.slice(0, 1);
}
