import assert from 'node:assert/strict';
import { lastAttempt } from '../../../src/cause/attempt.ts';
import { lastPush } from '../../../src/cause/pushLine.ts';
import { lastRun } from '../../../src/cause/runLine.ts';
import { fakeWorld, startedAt } from '../check/fakes.ts';

const none = { text: { en: '', 'zh-cn': '' } };
const saw = (...lines: string[]) =>
  fakeWorld({
    evidence: {
      terminal: lines.map((commandLine) => ({ time: startedAt, commandLine, exitCode: 1 })),
    },
  });

describe('lastRun', () => {
  for (const [line, name, image, argv] of [
    ['docker run nginx', undefined, 'nginx', []],
    ['docker run -itd --name web -p 80:80 nginx:1 sh -c x', 'web', 'nginx:1', ['sh', '-c', 'x']],
    ['docker run -p80:80 --rm --name=web nginx -d', 'web', 'nginx', ['-d']],
    ['docker container create -e A=b --network=n nginx', undefined, 'nginx', []],
    ['docker run -tip 80:80 --privileged nginx', undefined, 'nginx', []],
    ['docker -H x run -v "a b:/c" nginx', undefined, 'nginx', []],
  ] as const) {
    it(line, () => {
      const run = lastRun(saw(line));
      assert.deepEqual([run?.name, run?.image, run?.argv], [name, image, argv]);
    });
  }

  it('is undefined where nothing was run', () => {
    assert.equal(lastRun(saw('docker build .', 'docker exec a b')), undefined);
  });
});

describe('lastPush', () => {
  for (const [line, host] of [
    ['docker push findsec/hello:v1', false],
    ['docker push -q localhost:5000/hello', true],
    ['docker image push localhost/hello', true],
    ['docker push hello', false],
    ['docker push registry.example/a/b', true],
  ] as const) {
    it(`${line}: ${host ? 'to a registry of its own' : 'to the default'}`, () => {
      assert.equal(lastPush(saw(line))?.hasHost, host);
    });
  }
});

describe('lastAttempt', () => {
  for (const [type, aspect, line, as] of [
    ['image', 'missing', 'docker build -t a .', 'docker'],
    ['image', 'missing', 'sudo docker buildx build -t a .', 'docker'],
    ['image', 'missing', 'docker bulid -t a .', 'misspelt'],
    ['image', 'missing', 'dokcer build -t a .', 'misspelt'],
    ['image', 'missing', 'build -t a .', 'bare'],
    ['image', 'missing', 'docker exec web docker build .', 'inside'],
    ['image', 'missing', 'docker ps', undefined],
    ['image', 'missing', 'docker pst', undefined],
    ['image', 'command', 'docker bulid .', undefined],
    ['container', 'missing', 'docker rnu a', 'misspelt'],
    ['container', 'missing', 'docker bulid .', undefined],
    ['http', 'not-running', 'docker strat a', 'misspelt'],
    ['http', 'status', 'docker strat a', undefined],
    ['registry', 'tag', 'docker psuh a', 'misspelt'],
  ] as const) {
    it(`${type} ${aspect}: ${line} is ${as ?? 'none'}`, () => {
      const judgement = { pass: false, aspect, expected: none, observed: none };
      const failure = { type, task: 't', spec: {}, observation: {}, judgement };
      assert.equal(lastAttempt(failure, saw(line))?.as, as);
    });
  }
});
