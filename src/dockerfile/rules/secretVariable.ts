import type { Ids } from '../../lint/finding.ts';
import { said } from '../../text.ts';
import type { Instruction } from '../model.ts';
import { unwrapped } from './instructions.ts';
import type { DockerfileRule } from './rule.ts';

/** hadolint's DL3064 and BuildKit's check of the same. Paths, sockets, versions and public keys are none. */
export const secretVariable: DockerfileRule = {
  ids: ['DL3064', 'SecretsUsedInArgOrEnv'],
  severity: 'warning',
  title: { en: 'Keep secrets out of `ARG` and `ENV`', 'zh-cn': '`ARG` 和 `ENV` 中不放机密' },
  why: {
    en: 'Whoever has the image can read them: `docker history` and `docker inspect` show both. A secret mount leaves nothing behind.',
    'zh-cn':
      '拿到镜像的人都能看到：`docker history` 和 `docker inspect` 会显示它们。机密挂载（secret mount）不留痕迹。',
  },
  example: {
    before: 'FROM alpine:3.20\nENV DB_PASSWORD=x\n',
    after: 'FROM alpine:3.20\nRUN --mount=type=secret,id=db_password true\n',
  },
  fix: false,
  check: (document) =>
    unwrapped(document)
      .filter(({ keyword }) => keyword === 'ENV' || keyword === 'ARG')
      .flatMap((one) =>
        one.pairs.flatMap(({ key, value }) => {
          const ids = toolsThatFind(key.plain, one);
          const path = /^\/run\/secrets\//.test(value?.plain ?? '');
          if (ids === undefined || path) return [];
          return [{ range: key.range, ids, message: said(message, { name: key.plain }) }];
        }),
      ),
};

/** The words of a name that make it one of a secret for BuildKit. */
const secret = new Set(
  'apikey auth credential credentials key password pword passwd secret token'.split(' '),
);
/** What stands for something public, or for the place of a secret. */
const harmless = new Set('public pub file path dir sock socket version url type allow'.split(' '));
/** What hadolint looks for anywhere in a name. */
const within = /password|secret|token(?!iz)|api_key|private_key|aws_access_key/;

function toolsThatFind(name: string, { stage }: Instruction): Ids | undefined {
  const lower = name.toLowerCase();
  const words = lower.split('_');
  if (words.some((word) => harmless.has(word))) return undefined;
  const hadolint = within.test(lower);
  // BuildKit looks at stages alone.
  const buildkit = stage >= 0 && words.some((word) => secret.has(word));
  if (hadolint) return buildkit ? ['DL3064', 'SecretsUsedInArgOrEnv'] : ['DL3064'];
  return buildkit ? ['SecretsUsedInArgOrEnv'] : undefined;
}

const message = {
  en: '`{name}` looks like a secret, and stays readable in the image. Use `RUN --mount=type=secret`, or pass it when the container starts.',
  'zh-cn':
    '`{name}` 看起来是机密，会留在镜像里被人读到。请用 `RUN --mount=type=secret`，或在启动容器时传入。',
};
