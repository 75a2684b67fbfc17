import * as z from 'zod/mini';
import { imageReference, ownContainer } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import type { Image } from '../../world/docker/docker.ts';
import type {
  RegistryAddress,
  RegistryManifest,
  RegistryResult,
} from '../../world/registry/registry.ts';
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
    /** Whether the learner's docker client keeps a login for it. */
    loggedIn: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      (spec) =>
        spec.repository !== undefined ||
        [spec.tag, spec.tags, spec.digest, spec.sameAs].every((wanted) => wanted === undefined),
      told({
        en: 'Write the `repository` whose tag or digest is meant.',
        'zh-cn': '请写 `repository`，说明是哪个仓库名的镜像标签或摘要。',
      }),
    ),
    z.refine(
      (spec) => spec.sameAs === undefined || spec.tag !== undefined,
      told({
        en: 'Write the `tag` that must be the same as that image.',
        'zh-cn': '请写 `tag`，说明哪个镜像标签要与该镜像相同。',
      }),
    ),
  );
export type RegistrySpec = z.infer<typeof schema>;

/** What was asked; what the spec does not need is undefined. */
export interface RegistryObservation extends Reach {
  readonly ping: RegistryResult<{ readonly open: boolean }> | undefined;
  readonly tags: RegistryResult<readonly string[]> | undefined;
  readonly manifest: RegistryResult<RegistryManifest> | undefined;
  /** What `sameAs` names here. */
  readonly image: Image | undefined;
  /** Whether the client's config names this registry. */
  readonly loggedIn: boolean | undefined;
}

const nothing = {
  ping: undefined,
  tags: undefined,
  manifest: undefined,
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
    const reference =
      spec.digest === undefined && spec.sameAs === undefined
        ? undefined
        : (spec.tag ?? spec.digest);
    const [tags, manifest, image, logins] = await Promise.all([
      known === undefined ? undefined : world.registry.tags(address, known),
      known === undefined || reference === undefined
        ? undefined
        : world.registry.manifest(address, known, reference),
      spec.sameAs === undefined ? undefined : world.docker.image(spec.sameAs),
      spec.loggedIn === undefined ? undefined : world.registry.logins(),
    ]);
    const hosts = ['localhost', '127.0.0.1', '[::1]', world.wire.host];
    const loggedIn = logins?.some((host) =>
      hosts.some((one) => host.toLowerCase() === `${one}:${at.hostPort}`),
    );
    return { ...reached, ping, tags, manifest, image, loggedIn };
  },
  judge: (spec, observation) => judgeRegistry(spec, observation),
});
