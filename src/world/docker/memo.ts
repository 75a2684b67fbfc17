import type { Docker, Inspected } from './docker.ts';

/** The same daemon, asked each question once: the same read twice is one promise, faults included. */
export function memoise(docker: Docker): Docker {
  return {
    version: once(() => docker.version()),
    images: once(() => docker.images()),
    image: once((reference: string) => docker.image(reference)),
    history: once((reference: string) => docker.history(reference)),
    containers: once(() => docker.containers()),
    container: once((id: string) => docker.container(id)),
    logs: once((container: string | Inspected, lines: number) => docker.logs(container, lines)),
    top: once((id: string) => docker.top(id)),
    stat: once((id: string, path: string) => docker.stat(id, path)),
    readFile: once((id: string, path: string) => docker.readFile(id, path)),
    exec: once((id: string, argv: readonly string[]) => docker.exec(id, argv)),
    info: once(() => docker.info()),
    changes: once((id: string) => docker.changes(id)),
    stats: once((id: string) => docker.stats(id)),
    networks: once(() => docker.networks()),
    network: once((id: string) => docker.network(id)),
    volumes: once(() => docker.volumes()),
    volume: once((name: string) => docker.volume(name)),
    services: once(() => docker.services()),
    serviceTasks: once(() => docker.serviceTasks()),
  };
}

/** A question asked once for each of its arguments. */
export function once<Given extends readonly unknown[], Answer>(
  ask: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...given) => {
    const [first] = given;
    // A list in JSON never begins with a quote.
    const key =
      given.length === 1 && typeof first === 'string' ? `"${first}` : JSON.stringify(given);
    const answer = answers.get(key) ?? ask(...given);
    answers.set(key, answer);
    return answer;
  };
}
