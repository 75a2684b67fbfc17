import { mirrorValues } from '../lab/mirrors.ts';
import type { Lab, Variable } from '../lab/model.ts';
import { replaceVariables } from '../lab/variables.ts';
import { stateRoot } from '../session/stateRoot.ts';
import { preflight } from '../session/start.ts';
import type { Requirement } from '../session/session.ts';
import type { DockerConnection } from '../world/docker/docker.ts';
import { dockerEndpoint } from './docker.ts';
import type { IntroSubject } from './guide/input.ts';
import { settings } from './settings.ts';

/** A lab before it is started: the names it will use, and whether this machine is ready. */
export interface IntroLab {
  readonly lab: Lab;
  subject(): IntroSubject;
  variables(): Readonly<Record<string, string>>;
  rename(variable: string, value: string): Promise<void>;
  /** Looks at the machine again. Never rejects. */
  examine(): Promise<void>;
  ready(): boolean;
  starting(under: boolean): void;
  dispose(): void;
}

export function introLab(
  lab: Lab,
  connection: () => Promise<DockerConnection>,
  changed: () => void,
  failed: (error: unknown) => void,
): IntroLab {
  let variables = defaults(lab.variables);
  let requirements: readonly Requirement[] | undefined;
  let starting = false;
  let running: AbortController | undefined;

  async function examine(): Promise<void> {
    running?.abort();
    const own = new AbortController();
    running = own;
    changed();
    try {
      const found = await look(own.signal);
      if (running === own) requirements = found;
    } catch (error) {
      if (running === own) failed(error);
    } finally {
      if (running === own) {
        running = undefined;
        changed();
      }
    }
  }

  const look = async (signal: AbortSignal): Promise<readonly Requirement[]> => {
    const { mirrors, allowedContexts, dockerHost } = settings();
    const env = dockerEndpoint(dockerHost).environment;
    const how = { mirrors, allowedContexts, env };
    return preflight(lab, variables, await connection(), stateRoot(), signal, how);
  };

  return {
    lab,
    subject: () => ({
      kind: 'intro',
      lab: {
        ...lab,
        summary: replaceVariables(lab.summary, {
          ...variables,
          ...mirrorValues(settings().mirrors),
        }),
      },
      requirements,
      checking: running !== undefined,
      starting,
    }),
    variables: () => variables,
    async rename(variable, value) {
      variables = { ...variables, [variable]: value };
      await examine();
    },
    examine,
    ready: () => requirements?.every(({ status }) => status !== 'missing') ?? false,
    starting(under) {
      starting = under;
      changed();
    },
    dispose() {
      running?.abort();
      running = undefined;
    },
  };
}

function defaults(variables: Readonly<Record<string, Variable>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).map(([name, each]) => [name, each.default]));
}
