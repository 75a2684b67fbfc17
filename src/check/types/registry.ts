import * as z from 'zod/mini';
import { imageReference, ownContainer } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import type { Image } from '../../world/docker/objects/image.ts';
import type {
  RegistryAddress,
  RegistryManifest,
  RegistryResult,
} from '../../world/registry/registry.ts';
import type { World } from '../../world/world.ts';
import { defineCheck } from '../checkType.ts';
import { commonSubjectAspects } from '../expression.ts';
import { containerPort, reach, unreached, whereOf } from '../published.ts';
import type { Reach } from '../published.ts';
import { judgeRegistry } from '../registryAspects.ts';

const word = z.string().check(z.minLength(1));
const repository = z.string().check(
  z.regex(
    /^(?:\$\{\w+\}|[a-z0-9])(?:\$\{\w+\}|[a-z0-9._/-])*$/,
    told({
      en: 'Write a repository without the registry’s host, such as `findsec/hello`.',
      'zh-cn': '请写不带镜像仓库地址的仓库名，例如 `findsec/hello`。',
    }),
  ),
);
const tag = z
  .string()
  .check(
    z.regex(
      /^(?:\$\{\w+\}|\w)(?:\$\{\w+\}|[\w.-])*$/,
      told({ en: 'Write a tag such as `v1`.', 'zh-cn': '请写镜像标签，例如 `v1`。' }),
    ),
  );
const digest = z.string().check(
  z.regex(
    /^sha256:[0-9a-f]{64}$/,
    told({
      en: 'Write a whole digest, `sha256:` with 64 digits.',
      'zh-cn': '请写完整的摘要：`sha256:` 加 64 位十六进制数字。',
    }),
  ),
);

const schema = z
  .strictObject({
    /** The container that the registry runs in. */
    container: ownContainer,
    /** The container's port; it must be published. */
    port: containerPort,
    tls: z.optional(z.boolean()),
    /** The lab's own throw-away account, never the learner's. */
    login: z.optional(z.strictObject({ user: word, password: word })),
    /** Whether it lets everybody in; `false`: it asks for a password. */
    open: z.optional(z.boolean()),
    /** Must have a tag at least. */
    repository: z.optional(repository),
    tag: z.optional(tag),
    tags: z.optional(z.array(tag).check(z.minLength(1))),
    /** What the tag must stand for; without a tag, what must be there. */
    digest: z.optional(digest),
    /** The tag must stand for what this local image is. */
    sameAs: z.optional(imageReference),
    /** A tag of which the wanted one must have all layers but its own last. */
    shares: z.optional(tag),
    /** The tag names another image than one that was pulled by its digest and is there still. */
    moved: z.optional(z.literal(true)),
    /** Whether the learner's docker client keeps a login for it. */
    loggedIn: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      (spec) =>
        spec.repository !== undefined ||
        [spec.tag, spec.tags, spec.digest].every((wanted) => wanted === undefined),
      told({
        en: 'Write the `repository` whose tag or digest is meant.',
        'zh-cn': '请写 `repository`，说明是哪个仓库名的镜像标签或摘要。',
      }),
    ),
    z.refine(
      (spec) =>
        spec.tag !== undefined ||
        [spec.sameAs, spec.shares, spec.moved].every((wanted) => wanted === undefined),
      told({
        en: 'Write the `tag` that is meant by `sameAs`, `shares` or `moved`.',
        'zh-cn': '请写 `tag`，说明 `sameAs`、`shares` 或 `moved` 指的是哪个镜像标签。',
      }),
    ),
  );
export type RegistrySpec = z.infer<typeof schema>;

/** What was asked; what the spec does not need is undefined. */
export interface RegistryObservation extends Reach {
  readonly ping: RegistryResult<{ readonly open: boolean }> | undefined;
  readonly tags: RegistryResult<readonly string[]> | undefined;
  readonly manifest: RegistryResult<RegistryManifest> | undefined;
  /** The one of the tag in `shares`. */
  readonly sharing: RegistryResult<RegistryManifest> | undefined;
  /** With `moved`: what was pulled by its digest and is in the registry still. */
  readonly pulled: readonly string[];
  /** What `sameAs` names here. */
  readonly image: Image | undefined;
  /** Whether the client's config names this registry. */
  readonly loggedIn: boolean | undefined;
}

const nothing = {
  ping: undefined,
  tags: undefined,
  manifest: undefined,
  sharing: undefined,
  pulled: [],
  image: undefined,
  loggedIn: undefined,
};

export const registry = defineCheck<RegistrySpec, RegistryObservation>({
  type: 'registry',
  schema,
  // What no registry has answered says nothing of what it holds.
  subjectAspects: [...commonSubjectAspects, 'not-registry', 'fault'],
  async observe(spec, { world }) {
    const reached = await reach(spec, world);
    const { at } = reached;
    if (at === undefined || unreached(spec, reached) !== undefined) {
      return { ...reached, ...nothing };
    }
    const { login, tls } = spec;
    const address: RegistryAddress = {
      ...whereOf(reached, at, world),
      ...(tls === undefined ? {} : { tls }),
      ...(login ?? {}),
    };
    const ping = await world.registry.ping(address);
    const known = ping.answer === undefined ? undefined : spec.repository;
    const asks = [spec.digest, spec.sameAs, spec.shares, spec.moved].some(
      (wanted) => wanted !== undefined,
    );
    const hosts = ['localhost', '127.0.0.1', '[::1]', world.wire.host].map(
      (host) => `${host}:${at.hostPort}`,
    );
    const read = (reference: string | undefined): Promise<RegistryObservation['manifest']> =>
      known === undefined || reference === undefined
        ? Promise.resolve(undefined)
        : world.registry.manifest(address, known, reference);
    const digests =
      known === undefined || spec.moved === undefined ? [] : pulledDigests(hosts, known, world);
    const [tags, manifest, sharing, pulled, image, logins] = await Promise.all([
      known === undefined ? undefined : world.registry.tags(address, known),
      read(asks ? (spec.tag ?? spec.digest) : undefined),
      read(spec.shares),
      Promise.all(digests.map(read)),
      spec.sameAs === undefined ? undefined : world.docker.image(spec.sameAs),
      spec.loggedIn === undefined ? undefined : world.registry.logins(),
    ]);
    return {
      ...reached,
      ...{ ping, tags, manifest, sharing, image },
      pulled: pulled.flatMap((one) => one?.answer?.digest ?? []),
      loggedIn: logins?.some((host) => hosts.includes(host.toLowerCase())),
    };
  },
  judge: (spec, observation) => judgeRegistry(spec, observation),
});

/** At most so many digests are asked for. */
const most = 10;

/** The digests under which images of the repository were pulled since the start, the newest first. */
function pulledDigests(
  hosts: readonly string[],
  repository: string,
  { evidence }: World,
): readonly string[] {
  const prefixes = hosts.map((host) => `${host}/${repository}@`);
  const found = evidence.events
    .filter(({ type, action }) => type === 'image' && action === 'pull')
    .flatMap(({ id }) => {
      const prefix = prefixes.find((one) => id.startsWith(one));
      return prefix === undefined ? [] : [id.slice(prefix.length)];
    });
  return [...new Set(found.reverse())].slice(0, most);
}
