import { composeLabels } from '../../check/projectAspects.ts';
import { closestName } from '../../near.ts';
import { compose } from '../../check/types/compose.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A project is called like its folder, unless `-p`, `name:` or `COMPOSE_PROJECT_NAME` say otherwise. What does `docker compose ls` show?',
  'zh-cn':
    '项目名就是文件夹名，除非 `-p`、`name:` 或 `COMPOSE_PROJECT_NAME` 另有指定。`docker compose ls` 显示的是什么？',
};
const form: Text = {
  en: 'Take that one down, `docker compose -p {found} down`, then `docker compose -p ____ up -d`',
  'zh-cn': '先停掉它：`docker compose -p {found} down`，再执行 `docker compose -p ____ up -d`',
};

/** Where compose was run, as its version 2 labels it. */
const folderLabel = 'com.docker.compose.project.working_dir';

export const composeOtherProject = defineCause({
  id: 'compose-other-project',
  for: [compose],
  text: {
    en: 'There is a compose project `{found}` where `{wanted}` is meant.',
    'zh-cn': 'compose 项目叫 `{found}`，而这里要的是 `{wanted}`。',
  },
  about: {
    en: 'The project was brought up under another name: from the lab’s own folder, or under almost the right name. The labels of its containers say so.',
    'zh-cn':
      '项目用别的名字启动了：是从实验文件夹启动的，或者名字只差一点。依据是它的容器上的标签（label）。',
  },
  help: [question, form],
  async recognise({ spec, judgement }, world) {
    if (judgement.aspect !== 'missing') return undefined;
    const all = (await world.docker.containers()).flatMap(({ labels, created }) => {
      const project = labels[composeLabels.project];
      return project === undefined ? [] : [{ project, folder: labels[folderLabel], created }];
    });
    const here = all.find(({ folder }) => folder === world.files.folder)?.project;
    const since = all.filter(({ created }) => (created + 1) * 1000 > world.startedAt);
    const found =
      here ??
      closestName(
        spec.project,
        since.map(({ project }) => project),
      );
    if (found === undefined || found === spec.project) return undefined;
    return {
      args: { wanted: spec.project, found },
      degrees: [degree(question), degree(form, { found })],
    };
  },
});
