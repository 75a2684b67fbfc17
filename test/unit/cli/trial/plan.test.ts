import assert from 'node:assert/strict';
import { clash, fixedClaims } from '../../../../src/cli/trial/claims.ts';
import { makeQueue } from '../../../../src/cli/trial/queue.ts';
import { sideBySide } from '../../../../src/cli/trial/sideBySide.ts';
import type { Lab, ObjectNames, SolveAction } from '../../../../src/lab/model.ts';

const text = { en: 'x', 'zh-cn': 'x' };
const nothing: ObjectNames = { containers: [], images: [], networks: [], volumes: [] };
const lab = (owns: Partial<ObjectNames>, ...solve: readonly SolveAction[]): Lab => ({
  ...{ id: 'a', version: 1, title: text, summary: text, level: 'beginner', duration: 1 },
  ...{ needs: { images: [] }, variables: {}, templates: [], folder: '/lab', origin: 'extension' },
  owns: { ...nothing, ...owns },
  steps: [{ id: 's', title: text, text, tasks: [], solve }],
});
const run = (line: string): SolveAction => ({ run: line.split(' ') });

describe('what two labs may share', () => {
  const claims = (one: Lab): readonly string[] => [...fixedClaims(one, [])].sort();
  it('is what they own under a variable: its value differs each time', () => {
    const owns = { containers: ['${name}', '${name}-2'], images: ['${image}:v1'] };
    const solution = run('docker run -d --name ${name} -p ${port}:80 ${image}:v1');
    assert.deepEqual(claims(lab(owns, solution)), []);
  });
  it('is nothing that has one name', () => {
    const owns = { containers: ['web'], images: ['hello'], networks: ['n'], volumes: ['v'] };
    assert.deepEqual(claims(lab(owns)), [
      'container web',
      'image hello:latest',
      'network n',
      'volume v',
    ]);
    assert.ok(
      clash(fixedClaims(lab(owns), []), fixedClaims(lab({ images: ['hello:latest'] }), [])),
    );
    assert.ok(!clash(fixedClaims(lab(owns), []), fixedClaims(lab({ containers: ['hello'] }), [])));
  });
  it('is no name and no host port that a solution or a mistake takes', () => {
    assert.deepEqual(
      claims(
        lab({}, run('docker run -d --name db -p 127.0.0.1:8080:80/tcp -p 9000 --publish=81:80 x')),
      ),
      ['container db', 'port 8080', 'port 81'],
    );
    const mistake = {
      ...{ id: 'm', at: 's', task: 't', cause: 'c' },
      do: [run('docker run --name odd -p=82:80 x')],
      leaves: { ...nothing, volumes: ['left'] },
    };
    assert.deepEqual([...fixedClaims(lab({}), [mistake])].sort(), [
      'container odd',
      'port 82',
      'volume left',
    ]);
  });
});

/** Works that end when they are told to. */
function works(): {
  readonly running: string[];
  readonly work: (item: string) => Promise<void>;
  readonly end: (item: string, error?: Error) => Promise<void>;
} {
  const running: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  return {
    running,
    work: (item) =>
      new Promise((resolve, reject) => {
        running.push(item);
        ends.set(item, (error) => {
          running.splice(running.indexOf(item), 1);
          if (error) reject(error);
          else resolve();
        });
      }),
    end: async (item, error) => {
      ends.get(item)?.(error);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('labs side by side', () => {
  const clashing = (one: string, other: string): boolean => one[0] === other[0];

  it('begin in order, no more than may, and not beside one that they clash with', async () => {
    const { running, work, end } = works();
    const all = sideBySide(
      ['a1', 'a2', 'b1', 'c1'],
      { most: 2, clash: clashing },
      work,
      new AbortController().signal,
    );
    assert.deepEqual(running, ['a1', 'b1']);
    await end('b1');
    assert.deepEqual(running, ['a1', 'c1']);
    await end('c1');
    assert.deepEqual(running, ['a1']);
    await end('a1');
    assert.deepEqual(running, ['a2']);
    await end('a2');
    await all;
  });

  it('begin no more after an interruption, and end what they began', async () => {
    const { running, work, end } = works();
    const stop = new AbortController();
    const all = sideBySide(['a', 'b', 'c'], { most: 2, clash: clashing }, work, stop.signal);
    stop.abort();
    await end('a');
    assert.deepEqual(running, ['b']);
    await end('b');
    await all;
    assert.deepEqual(running, []);
  });

  it('begin no more after a fault, which is told once the others have ended', async () => {
    const { running, work, end } = works();
    const never = new AbortController().signal;
    const all = sideBySide(['a', 'b', 'c'], { most: 2, clash: clashing }, work, never);
    const told = assert.rejects(all, /broken/);
    await end('a', new Error('broken'));
    assert.deepEqual(running, ['b']);
    await end('b');
    await told;
  });
});

describe('the queue of builds and removals', () => {
  it('does one after the other, in the order in which they came', async () => {
    const queue = makeQueue();
    const { running, work, end } = works();
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const names = ['build1', 'build2', 'remove', 'build3'];
    const all = names.map((name) => queue(() => work(name)));
    await turn();
    for (const name of names) {
      assert.deepEqual(running, [name]);
      await end(name);
    }
    await Promise.all(all);
  });

  it('goes on after a work that failed', async () => {
    const queue = makeQueue();
    await assert.rejects(
      queue(() => Promise.reject(new Error('one'))),
      /one/,
    );
    assert.equal(await queue(() => Promise.resolve(2)), 2);
  });
});
