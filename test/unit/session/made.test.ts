import assert from 'node:assert/strict';
import { splitCommands } from '../../../src/cause/terminal.ts';
import { madeBy, removedBy } from '../../../src/session/made.ts';

describe('what a command removes', () => {
  const table: [string, string][] = [
    ['docker rm -f flask other', 'container flask, container other'],
    ['docker container rm flask', 'container flask'],
    ['docker rename flask old', 'container flask'],
    ['docker network rm net', 'network net'],
    ['docker rmi hello', ''],
    ['rm -f flask', ''],
  ];
  for (const [line, expected] of table) {
    it(line, () => {
      const gone = removedBy(line.split(' '));
      assert.equal(gone.map(({ object, name }) => `${object} ${name}`).join(', '), expected);
    });
  }
});

describe('what a command makes', () => {
  const table: [string, string][] = [
    ['docker build -t hello:v1 .', 'image hello:v1'],
    ['docker build . -t hello:v1', 'image hello:v1'],
    ['docker build --tag=hello --tag other:2 -f Dockerfile .', 'image hello, image other:2'],
    ['docker build --build-arg t=-t -t hello .', 'image hello'],
    ['docker build .', ''],
    ['sudo docker build -thello .', 'image hello'],
    ['docker image build -q -t hello .', 'image hello'],
    ['docker buildx build --load -t hello .', 'image hello'],
    ['docker run -ti -d --name flask hello', 'container flask'],
    ['docker run -dit -p 80:80 --name=flask hello', 'container flask'],
    ['docker run hello --name flask', ''],
    ['docker run -e A=b hello sh -c "echo --name x"', ''],
    ['docker container create --name flask hello', 'container flask'],
    ['docker tag a b:1', 'image b:1'],
    ['docker rename a b', 'container b'],
    ['docker commit flask saved:1', 'image saved:1'],
    ['docker network create -d bridge --internal --subnet=10.9.0.0/24 net', 'network net'],
    ['docker volume create --label a=b data', 'volume data'],
    ['docker volume rm data', ''],
    ['docker run -v data:/x -v /host:/y -v ./here:/z -v /anonymous hello', 'volume data'],
    [
      'docker run --name flask --mount type=volume,source=data,target=/x --mount type=bind,src=h,dst=/y hello -v no:/z',
      'container flask, volume data',
    ],
    ['docker rm -f flask', ''],
    ['echo docker build -t hello .', ''],
    ['docker', ''],
    ['', ''],
  ];
  for (const [line, expected] of table) {
    it(line, () => {
      const made = splitCommands(line).flatMap(madeBy);
      assert.equal(made.map(({ object, name }) => `${object} ${name}`).join(', '), expected);
    });
  }
});
