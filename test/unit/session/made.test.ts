import assert from 'node:assert/strict';
import { splitCommands } from '../../../src/cause/terminal.ts';
import { madeBy } from '../../../src/session/made.ts';

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
