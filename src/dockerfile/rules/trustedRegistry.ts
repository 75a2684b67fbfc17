import type { Found } from '../../lint/finding.ts';
import type { Range } from '../../range.ts';
import { said } from '../../text.ts';
import { readImageName } from '../imageName.ts';
import type { Dockerfile, Instruction } from '../model.ts';
import { valueOf } from '../scopes.ts';
import { stageNamed } from '../stages.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3026, for the registries that the config trusts. */
export const trustedRegistry: DockerfileRule = {
  ids: ['DL3026'],
  severity: 'error',
  title: {
    en: 'Take base images from registries you trust',
    'zh-cn': '基础镜像只取自受信任的镜像仓库（Registry）',
  },
  why: {
    en: 'What a base image holds runs in your builds and containers. The config says which registries may serve one.',
    'zh-cn': '基础镜像里的内容会在构建和容器中运行。配置里写明了可以使用哪些镜像仓库（Registry）。',
  },
  example: { before: 'FROM other.example/app:1\n', after: 'FROM registry.example/app:1\n' },
  fix: false,
  check: (document, { settings: { trustedRegistries } }) => {
    if (trustedRegistries.length === 0) return [];
    const judge = (image: string | undefined, range: Range): readonly Found[] => {
      if (image === undefined || image === '' || image === 'scratch') return [];
      const { registry } = readImageName(image);
      if (trustedRegistries.some((trusted) => trusts(trusted, registry))) return [];
      const trusted = trustedRegistries.join(', ');
      return [{ range, message: said(message, { registry, trusted }) }];
    };
    return document.stages.flatMap(({ from, baseWord, parent, instructions }) => [
      ...(baseWord === undefined || parent !== undefined
        ? []
        : judge(valueOf(document, from, baseWord), baseWord.range)),
      ...instructions
        .map((one) => one.inner ?? one)
        .flatMap((one) => sourcesOf(one))
        .filter(({ name }) => !isStage(document, from.stage, name))
        .flatMap(({ name, range }) => judge(name, range)),
    ]);
  },
};

/** What `--from` and the `from` of a mount name; builders replace no variables there. */
function sourcesOf({ flags }: Instruction): readonly { name: string; range: Range }[] {
  return flags.flatMap(({ name, value, valueRange, variables, keys }) => {
    if (name === 'mount') {
      const from = keys.find(({ key }) => key === 'from');
      if (from?.value === undefined || from.valueRange === undefined) return [];
      return from.value.includes('$') ? [] : [{ name: from.value, range: from.valueRange }];
    }
    const isSource = name === 'from' && value !== undefined && variables.length === 0;
    return isSource && valueRange !== undefined ? [{ name: value, range: valueRange }] : [];
  });
}

/** Of this or an earlier stage, or a number that is to be one. */
function isStage({ stages }: Dockerfile, stage: number, name: string): boolean {
  const isOwn = name.toLowerCase() === stages[stage]?.name?.toLowerCase();
  return isOwn || /^\d+$/.test(name) || stageNamed(stages, name, stage) !== undefined;
}

/** `*` at either end stands for anything; the hub has several names. */
function trusts(trusted: string, registry: string): boolean {
  if (trusted === '*' || trusted === registry) return true;
  if (trusted.startsWith('*')) return registry.endsWith(trusted.slice(1));
  if (trusted.endsWith('*')) return registry.startsWith(trusted.slice(0, -1));
  return registry === 'docker.io' && trusted === 'hub.docker.com';
}

const message = {
  en: '`{registry}` is not one of the registries to trust. Take the image from `{trusted}`.',
  'zh-cn': '`{registry}` 不在受信任的镜像仓库（Registry）之列，请从 `{trusted}` 取镜像。',
};
