import type { HttpAnswer, Wire } from '../wire/wire.ts';
import {
  errorIn,
  isRegistry,
  manifestTypes,
  readManifest,
  readRepositories,
  readTags,
  type ReadManifest,
} from './answers.ts';
import { readLogins } from './logins.ts';
import type { Registry, RegistryAddress, RegistryResult } from './registry.ts';

/** Names as the registry takes them (OCI distribution spec, "Pulling manifests"): no path of another kind. */
const repositoryForm = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;
const referenceForm = /^(?:\w[\w.-]{0,127}|[a-z0-9]+:[a-f0-9]{32,})$/;
/** Tags and repositories of one page: a lab's registry has fewer. */
const most = 1000;

/** The registries of one run, asked over its wire. */
export function openRegistry(
  wire: Pick<Wire, 'http'>,
  logins: () => Promise<readonly string[]> = readLogins,
): Registry {
  let known: Promise<readonly string[]> | undefined;

  function get(
    at: RegistryAddress,
    path: string,
    options: { readonly anonymous?: boolean; readonly accept?: string } = {},
  ): ReturnType<Wire['http']> {
    const { user, password = '', port, address, patience, tls } = at;
    const secret = Buffer.from(`${user ?? ''}:${password}`).toString('base64');
    return wire.http({
      port,
      path: `/v2/${path}`,
      ...(address === undefined ? {} : { address }),
      ...(patience === undefined ? {} : { patience }),
      ...(tls === undefined ? {} : { tls }),
      headers: {
        ...(options.accept === undefined ? {} : { accept: options.accept }),
        ...(user === undefined || options.anonymous === true
          ? {}
          : { authorization: `Basic ${secret}` }),
      },
    });
  }

  async function read<Answer>(
    at: RegistryAddress,
    path: string,
    reader: (answer: HttpAnswer) => Answer | undefined,
    accept?: string,
  ): Promise<RegistryResult<Answer>> {
    const result = await get(at, path, accept === undefined ? {} : { accept });
    if (result.answer === undefined) return result;
    const { answer } = result;
    if (answer.status === 401 || answer.status === 403) return fault('denied', answer);
    if (answer.status === 404) return fault('missing', answer);
    const value = answer.status === 200 ? reader(answer) : undefined;
    return value === undefined ? fault('not-registry', answer) : { answer: value };
  }

  return {
    ping: async (at) => {
      const result = await get(at, '', { anonymous: true });
      if (result.answer === undefined) return result;
      const { answer } = result;
      if (!isRegistry(answer)) return fault('not-registry', answer);
      if (answer.status === 200) return { answer: { open: true } };
      if (answer.status !== 401) return fault('not-registry', answer);
      if (at.user === undefined) return { answer: { open: false } };
      return read(at, '', () => ({ open: false }));
    },
    repositories: (at) => read(at, `_catalog?n=${most}`, readRepositories),
    tags: async (at, repository) =>
      repositoryForm.test(repository)
        ? read(at, `${repository}/tags/list?n=${most}`, readTags)
        : noSuchName(repository),
    manifest: async (at, repository, reference) => {
      const ask = (name: string): ReturnType<typeof read<ReadManifest>> =>
        repositoryForm.test(repository) && referenceForm.test(name)
          ? read(at, `${repository}/manifests/${name}`, readManifest, manifestTypes)
          : Promise.resolve(noSuchName(`${repository}:${name}`));
      const result = await ask(reference);
      if (result.answer === undefined) return result;
      const { digest, first } = result.answer;
      const image = first === undefined ? result : await ask(first);
      if (image.answer === undefined) return image;
      const { config, layers } = image.answer;
      return { answer: { digest, config, layers } };
    },
    logins: () => (known ??= logins()),
  };
}

type NoAnswer = Exclude<RegistryResult<never>, { readonly answer: never }>;

function fault(kind: 'denied' | 'missing' | 'not-registry', answer: HttpAnswer): NoAnswer {
  return { fault: kind, detail: errorIn(answer) };
}

function noSuchName(name: string): NoAnswer {
  return { fault: 'missing', detail: `${name} is no name that a registry takes` };
}
