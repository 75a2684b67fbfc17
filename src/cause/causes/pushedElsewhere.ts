import { closestName } from '../../near.ts';
import { whereOf } from '../../check/published.ts';
import { registry } from '../../check/types/registry.ts';
import type { RegistryObservation, RegistrySpec } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import { degree, thisDoesIt } from '../degree.ts';
import { hostFor, lastPush, wantedRef } from '../pushLine.ts';

const question: Text = {
  en: 'Compare the two names letter by letter: `{found}` and `{wanted}`. A name in a registry is set by the name you push.',
  'zh-cn':
    '逐个字母对照两个名字：`{found}` 和 `{wanted}`。推送时用什么名字，镜像仓库里就是什么名字。',
};
const form: Text = {
  en: '`docker tag ____ ____`, then `docker push ____`',
  'zh-cn': '先 `docker tag ____ ____`，再 `docker push ____`',
};
const thenPush: Text = { en: 'Then push that name:', 'zh-cn': '然后推送这个名字：' };

export const pushedElsewhere = defineCause({
  id: 'pushed-elsewhere',
  for: [registry],
  text: {
    en: 'The registry has `{found}`, where `{wanted}` is asked for.',
    'zh-cn': '镜像仓库里有 `{found}`，而要求的是 `{wanted}`。',
  },
  about: {
    en: 'The image was pushed under another tag or repository. The registry’s own list has a name that is near the one asked for, or the one that the terminal saw pushed.',
    'zh-cn':
      '镜像推送时用了别的镜像标签或仓库名。镜像仓库的列表里有一个相近的名字，或者是终端里看到推送的那个名字。',
  },
  help: [question, form, thisDoesIt, thenPush],
  async recognise({ spec, observation, judgement }, world) {
    const { repository } = spec;
    if (repository === undefined) return undefined;
    const found =
      judgement.aspect === 'tag'
        ? otherTag(repository, spec, observation, world)
        : judgement.aspect === 'repository'
          ? await otherRepository(spec, repository, observation, world)
          : undefined;
    if (found === undefined) return undefined;
    const host = hostFor(observation, spec);
    const wanted = wantedRef(spec, observation);
    const args = { found, wanted: wanted.slice(host.length + 1) };
    return {
      args,
      degrees: [
        degree(question, args),
        degree(form),
        degree(thisDoesIt, {}, { run: ['docker', 'tag', `${host}/${found}`, wanted] }),
        degree(thenPush, {}, { run: ['docker', 'push', wanted] }),
      ],
    };
  },
});

/** A tag that the lab itself has in its registry is nobody's slip. */
function otherTag(
  repository: string,
  spec: RegistrySpec,
  seen: RegistryObservation,
  { owns }: World,
): string | undefined {
  const own = (tag: string): boolean =>
    owns?.images.includes(`${hostFor(seen, spec)}/${repository}:${tag}`) === true;
  const tag = seen.tags?.answer?.find((one) => !own(one));
  return tag === undefined ? undefined : `${repository}:${tag}`;
}

async function otherRepository(
  spec: RegistrySpec,
  wanted: string,
  seen: RegistryObservation,
  world: World,
): Promise<string | undefined> {
  if (seen.at === undefined) return undefined;
  const address = {
    ...whereOf(seen, seen.at, world),
    ...(spec.tls === undefined ? {} : { tls: spec.tls }),
    ...(spec.login ?? {}),
  };
  const all = (await world.registry.repositories(address)).answer ?? [];
  const last = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
  const push = lastPush(world);
  const pushed = push?.exitCode === 0 ? push.to.repository : undefined;
  const repository =
    closestName(wanted, all) ??
    all.find((name) => last(name) === last(wanted)) ??
    all.find((name) => name === pushed);
  if (repository === undefined) return undefined;
  const [tag = 'latest'] = (await world.registry.tags(address, repository)).answer ?? [];
  return `${repository}:${tag}`;
}
