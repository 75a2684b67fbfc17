import type { Registry } from '../../../src/world/registry/registry.ts';
import { aContainer, anEvent, anImage, startedAt } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import type { State } from './states.ts';

const ref = 'findsec/hello:v1';
const v1 = anImage({ tags: [ref] });
const store = aContainer({
  image: 'registry:2',
  ports: [{ container: '5000/tcp', hostAddress: '127.0.0.1', hostPort: 15000 }],
});
const pushed = { container: 'flask', port: 5000, repository: 'findsec/hello', tag: 'v1' };
const wanted = 'localhost:15000/findsec/hello:v1';

const holds = (repositories: Readonly<Record<string, readonly string[]>>): Partial<Registry> => ({
  repositories: () => Promise.resolve({ answer: Object.keys(repositories) }),
  tags: (_, name) =>
    Promise.resolve(
      repositories[name] === undefined
        ? { fault: 'missing', detail: 'NAME_UNKNOWN' }
        : { answer: repositories[name] },
    ),
});
const closed: Partial<Registry> = { ping: () => Promise.resolve({ answer: { open: false } }) };
const logins = (...hosts: string[]): Partial<Registry> => ({
  logins: () => Promise.resolve(hosts),
});
const inStore = (registry: Partial<Registry>, line?: string, output?: string): Scene => ({
  daemon: { containers: [store], images: [v1] },
  registry,
  ...(line === undefined
    ? {}
    : {
        evidence: {
          terminal: [
            {
              time: startedAt + 30_000,
              commandLine: line,
              exitCode: output === undefined ? 0 : 1,
              ...(output === undefined ? {} : { output }),
            },
          ],
        },
      }),
});
/** Whatever is asked for is one image. */
const one: Partial<Registry> = {
  manifest: () =>
    Promise.resolve({
      answer: {
        digest: 'sha256:x',
        config: 'sha256:c',
        layers: [
          { digest: 'sha256:base', size: 9 },
          { digest: 'sha256:app', size: 1 },
        ],
      },
    }),
};
const noCredentials = 'no basic auth credentials';
const denied = 'denied: requested access to the resource is denied';

export const registryStates: readonly State[] = [
  {
    name: 'nothing was pushed',
    type: 'registry',
    spec: pushed,
    scene: inStore(holds({})),
    cause: 'never-pushed',
    remedy: { run: ['docker', 'push', wanted] },
  },
  {
    name: 'another image is there',
    type: 'registry',
    spec: pushed,
    scene: inStore(holds({ 'library/python': ['3.11'] })),
    cause: 'never-pushed',
  },
  {
    name: 'pushed without the host',
    type: 'registry',
    spec: pushed,
    scene: inStore(holds({}), `docker push ${ref}`, denied),
    cause: 'tag-without-registry',
    remedy: { run: ['docker', 'push', wanted] },
  },
  {
    name: 'pushed to localhost, logged in to 127.0.0.1',
    type: 'registry',
    spec: pushed,
    scene: inStore(
      { ...closed, ...holds({}), ...logins('127.0.0.1:15000') },
      `docker push ${wanted}`,
      noCredentials,
    ),
    cause: 'login-elsewhere',
    remedy: { run: ['docker', 'login', 'localhost:15000'] },
  },
  {
    name: 'logged in to another port',
    type: 'registry',
    spec: { container: 'flask', port: 5000, loggedIn: true },
    scene: inStore({ ...closed, ...logins('localhost:5000') }),
    cause: 'login-elsewhere',
  },
  {
    name: 'not logged in, but to a registry of the world',
    type: 'registry',
    spec: { container: 'flask', port: 5000, loggedIn: true },
    scene: inStore({ ...closed, ...logins('registry.example') }),
    cause: 'push-without-login',
  },
  {
    name: 'pushed without login',
    type: 'registry',
    spec: pushed,
    scene: inStore({ ...closed, ...holds({}) }, `docker push ${wanted}`, noCredentials),
    cause: 'push-without-login',
    remedy: { run: ['docker', 'login', 'localhost:15000'] },
  },
  {
    name: 'the namespace is not theirs',
    type: 'registry',
    spec: pushed,
    scene: inStore(
      { ...closed, ...holds({}), ...logins('localhost:15000') },
      'docker push localhost:15000/admin/hello:v1',
      denied,
    ),
    cause: 'push-denied',
    remedy: { run: ['docker', 'push', wanted] },
  },
  {
    name: 'another tag',
    type: 'registry',
    spec: pushed,
    scene: inStore(holds({ 'findsec/hello': ['latest'] })),
    cause: 'pushed-elsewhere',
    remedy: { run: ['docker', 'push', wanted] },
  },
  ...['findsec/hallo', 'hello'].map((name) => ({
    name: `another repository, ${name}`,
    type: 'registry',
    spec: pushed,
    scene: inStore(holds({ [name]: ['v1'] })),
    cause: 'pushed-elsewhere',
  })),
  {
    name: 'a wholly different name, as the terminal saw',
    type: 'registry',
    spec: pushed,
    scene: inStore(holds({ web: ['v1'] }), 'docker push localhost:15000/web:v1'),
    cause: 'pushed-elsewhere',
  },
  {
    name: 'built again after the push',
    type: 'registry',
    spec: { ...pushed, sameAs: ref },
    scene: inStore({
      ...holds({ 'findsec/hello': ['v1'] }),
      manifest: () =>
        Promise.resolve({ answer: { digest: 'sha256:x', config: 'sha256:old', layers: [] } }),
    }),
    cause: 'old-push',
    remedy: { run: ['docker', 'push', wanted] },
  },
  {
    name: 'the lab’s own other tag is nobody’s slip',
    type: 'registry',
    spec: { ...pushed, tag: 'v2' },
    scene: {
      ...inStore(holds({ 'findsec/hello': ['v1'] })),
      owns: { containers: ['flask'], images: [wanted] },
    },
    cause: 'never-pushed',
    remedy: { run: ['docker', 'push', 'localhost:15000/findsec/hello:v2'] },
  },
  {
    name: 'the password file has another password',
    type: 'registry',
    spec: { ...pushed, login: { user: 'learner', password: 'x' } },
    scene: inStore({ ping: () => Promise.resolve({ fault: 'denied', detail: 'UNAUTHORIZED' }) }),
    cause: 'account-refused',
    remedy: { run: ['docker', 'logs', '--tail', '20', 'flask'] },
  },
  {
    name: 'not logged out',
    type: 'registry',
    spec: { container: 'flask', port: 5000, loggedIn: false },
    scene: inStore({ ...closed, ...logins('localhost:15000', 'hub.lab') }),
    cause: 'still-logged-in',
    remedy: { run: ['docker', 'logout', 'localhost:15000'] },
  },
  {
    name: 'not logged out, by another name of this machine',
    type: 'registry',
    spec: { container: 'flask', port: 5000, loggedIn: false },
    scene: inStore({ ...closed, ...logins('127.0.0.1:15000') }),
    cause: 'still-logged-in',
    remedy: { run: ['docker', 'logout', '127.0.0.1:15000'] },
  },
  {
    name: 'a second version of the same files',
    type: 'registry',
    spec: { ...pushed, tag: 'v2', shares: 'v1' },
    scene: inStore({ ...holds({ 'findsec/hello': ['v1', 'v2'] }), ...one }),
    cause: 'same-layers',
  },
  {
    name: 'the tag has not moved',
    type: 'registry',
    spec: { ...pushed, moved: true },
    scene: {
      ...inStore({ ...holds({ 'findsec/hello': ['v1'] }), ...one }),
      evidence: {
        events: [
          anEvent('image', 'pull', 'localhost:15000/findsec/hello@sha256:x', 'findsec/hello', 5),
        ],
      },
    },
    cause: 'tag-not-moved',
    remedy: { run: ['docker', 'push', wanted] },
  },
  {
    name: 'the image has no name with a host yet',
    type: 'image',
    spec: { ref: wanted },
    scene: { daemon: { images: [v1] }, owns: { containers: [], images: [ref] } },
    cause: 'name-not-given',
    remedy: { run: ['docker', 'tag', ref, wanted] },
  },
  {
    name: 'the second name stayed with the build of before',
    type: 'image',
    spec: { ref: wanted, sameAs: ref },
    scene: { daemon: { images: [v1, anImage({ id: 'sha256:old', tags: [wanted] })] } },
    cause: 'name-left-behind',
    remedy: { run: ['docker', 'tag', ref, wanted] },
  },
  {
    name: 'an image that keeps a name',
    type: 'image-event',
    spec: { image: ref, action: 'delete' },
    scene: { daemon: { images: [v1] } },
    cause: 'image-act-never',
    remedy: { run: ['docker', 'images', '--digests'] },
  },
  {
    name: 'not loaded',
    type: 'image-event',
    spec: { image: ref, action: 'load' },
    scene: {},
    cause: 'image-act-never',
  },
  {
    name: 'pulled by its tag',
    type: 'image-event',
    spec: { image: 'localhost:15000/findsec/hello', action: 'pull', by: 'digest' },
    scene: { evidence: { events: [anEvent('image', 'pull', wanted, 'findsec/hello', 5)] } },
    cause: 'pulled-by-tag',
  },
];
