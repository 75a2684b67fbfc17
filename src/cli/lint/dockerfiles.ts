import { dockerignoreOf } from '../../dockerfile/dockerignoreFile.ts';
import { lintDockerfile } from '../../dockerfile/lint.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { Configs } from './configs.ts';
import type { ShellcheckRun } from './shellcheck.ts';
import type { Looked, Source } from './source.ts';

/** Dockerfiles, looked at together: ShellCheck is asked once for all. */
export async function lookAtDockerfiles(
  sources: readonly Source[],
  configs: Configs,
  shellcheck: ShellcheckRun | undefined,
): Promise<readonly Looked[]> {
  const documents = sources.map(({ text }) => parseDockerfile(text));
  const more = await shellcheck?.of(documents);
  return Promise.all(
    sources.map(async (source, at) => {
      const config = await configs.of(source.absolute);
      const dockerignore = dockerignoreOf(source.absolute);
      const document = documents[at] ?? parseDockerfile(source.text);
      const findings = lintDockerfile(document, config, { dockerignore, more: more?.[at] });
      return {
        ...{ source, config, findings },
        again: async (text) => {
          if (text === source.text) return findings;
          const changed = parseDockerfile(text);
          const [found] = (await shellcheck?.of([changed])) ?? [];
          return lintDockerfile(changed, config, { dockerignore, more: found });
        },
      };
    }),
  );
}
