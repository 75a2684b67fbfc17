import type { TerminalCommand } from '../../../src/world/world.ts';
import { aContainer, anImage, now, startedAt } from '../check/fakes.ts';
import type { Scene } from '../check/fakes.ts';
import type { State } from './states.ts';

const ref = 'findsec/hello:v1';
const image = { ref };
const running = { name: 'flask', state: 'running', image: ref, tty: true };
const v1 = anImage({ tags: [ref] });
const base = anImage({ id: 'sha256:py', tags: ['python:3.11'], created: startedAt - 1e6 });
const here = { images: [v1], containers: [aContainer()] };

function typed(commandLine: string, exitCode = 1): TerminalCommand {
  return { time: startedAt + 30_000, commandLine, exitCode };
}
const terminal = (...commands: TerminalCommand[]): Scene => ({ evidence: { terminal: commands } });
const built = (files: Readonly<Record<string, string>>, ...commands: TerminalCommand[]): Scene => ({
  files,
  ...terminal(...(commands.length === 0 ? [typed(`docker build -t ${ref} .`)] : commands)),
});
const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

const recipe = 'FROM python:3.11\nCOPY requirements.txt .\n';

const imageStates: readonly State[] = [
  ...['Dockerfile.txt', 'dockerfile.docker', 'Dokcerfile'].map((found) => ({
    name: `the recipe is called ${found}`,
    type: 'image',
    spec: image,
    scene: built({ [found]: recipe, 'requirements.txt': '' }),
    cause: 'dockerfile-misnamed',
    remedy: { run: ['mv', found, 'Dockerfile'] },
  })),
  {
    name: 'the base is misspelt',
    type: 'image',
    spec: image,
    scene: {
      ...built({ Dockerfile: 'FROM pyhton:3.11\n' }),
      daemon: { images: [base] },
    },
    cause: 'base-misspelt',
    remedy: { edit: { path: 'Dockerfile', range: at(0, 5, 16), text: 'python:3.11' } },
  },
  {
    name: 'COPY leads out of the folder',
    type: 'image',
    spec: image,
    scene: built({ Dockerfile: 'FROM python:3.11\nCOPY ../app.py /app/\n', 'app.py': '' }),
    cause: 'copy-outside',
    remedy: { open: { path: 'Dockerfile', range: at(1, 5, 14) } },
  },
  {
    name: '.dockerignore keeps it out',
    type: 'image',
    spec: image,
    scene: built({ Dockerfile: recipe, 'requirements.txt': '', '.dockerignore': '*.txt\n' }),
    cause: 'copy-ignored',
    remedy: {
      edit: { path: '.dockerignore', range: at(1, 0, 0), text: '!requirements.txt\n' },
    },
  },
  {
    name: '.dockerignore lets it through again, so the failure is another',
    type: 'image',
    spec: image,
    scene: built({
      Dockerfile: recipe,
      'requirements.txt': '',
      '.dockerignore': '*.txt\n!requirements.txt\n',
    }),
    cause: 'build-failed',
  },
  {
    name: 'COPY misspells a file',
    type: 'image',
    spec: image,
    scene: built({
      Dockerfile: 'FROM python:3.11\nCOPY requirement.txt .\n',
      'requirements.txt': '',
    }),
    cause: 'copy-missing',
    remedy: { edit: { path: 'Dockerfile', range: at(1, 5, 20), text: 'requirements.txt' } },
  },
  {
    name: 'COPY of a file that is not there, built in a folder below',
    type: 'image',
    spec: image,
    scene: built(
      { 'web/Dockerfile': recipe, 'requirements.txt': '' },
      typed(`docker build -t ${ref} web`),
    ),
    cause: 'copy-missing',
  },
  {
    name: 'COPY of a gap, of another stage and of a folder is nobody’s missing file',
    type: 'image',
    spec: image,
    scene: built({
      Dockerfile: 'FROM a AS b\nCOPY ____ .\nFROM a\nCOPY --from=b /x .\nCOPY src/ *.py /app/\n',
      'src/x.txt': '',
      'app.py': '',
    }),
    cause: 'build-failed',
  },
  {
    name: 'the tag was moved to another image',
    type: 'image',
    spec: { ref, command: { includes: 'uwsgi' } },
    scene: { daemon: { images: [{ ...base, tags: ['python:3.11', ref], command: ['python3'] }] } },
    cause: 'tag-moved',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  },
  {
    name: 'the tag was moved away from the container’s image',
    type: 'container',
    spec: running,
    scene: {
      daemon: {
        images: [{ ...base, tags: ['python:3.11', ref] }],
        containers: [aContainer({ imageId: 'sha256:old' })],
      },
    },
    cause: 'tag-moved',
  },
  {
    name: 'the tag was moved to another tag of the same repository, as the terminal saw',
    type: 'container',
    spec: running,
    scene: {
      daemon: {
        images: [{ ...v1, tags: ['findsec/hello:v0', ref] }],
        containers: [aContainer({ imageId: 'sha256:old' })],
      },
      ...terminal(typed(`docker tag findsec/hello:v0 ${ref}`, 0)),
    },
    cause: 'tag-moved',
  },
  {
    name: 'built from the folder above',
    type: 'image',
    spec: { ref, command: { includes: 'gunicorn' } },
    scene: { daemon: { images: [v1] }, ...terminal(typed(`docker build -t ${ref} ../other`, 0)) },
    cause: 'other-folder-built',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  },
  {
    name: 'the Dockerfile says the port by now',
    type: 'image',
    spec: { ref, ports: ['80'] },
    scene: { daemon: { images: [v1] }, files: { Dockerfile: 'FROM a\nEXPOSE 80/tcp\n' } },
    cause: 'edited-after-build',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  },
  {
    name: 'the Dockerfile was saved after the build, and says nothing of it',
    type: 'image',
    spec: { ref, size: { below: '1MB' } },
    scene: { daemon: { images: [v1] }, files: { Dockerfile: 'FROM a\n' } },
    cause: 'saved-after-build',
  },
  {
    name: 'the Dockerfile is older than the build',
    type: 'image',
    spec: { ref, size: { below: '1MB' } },
    scene: {
      daemon: { images: [{ ...v1, lastTagged: now + 1 }] },
      files: { Dockerfile: 'FROM a\n' },
    },
    cause: 'unknown',
  },
];

const aFile = { type: 'file', size: 3, mode: 0o644, linkTarget: '' } as const;
const inContainer = { container: 'flask', path: '/app/app.py', includes: 'new' };
const copied = { Dockerfile: 'FROM a\nWORKDIR /app\nCOPY . .\n', 'app.py': 'new' };

const fileStates: readonly State[] = [
  {
    name: 'a copied file was edited',
    type: 'container-file',
    spec: inContainer,
    scene: {
      daemon: { ...here, files: { '/app/app.py': 'old' }, stats: { '/app/app.py': aFile } },
      files: copied,
    },
    cause: 'edited-after-build',
    remedy: { run: ['docker', 'build', '-t', ref, '.'] },
  },
  {
    name: 'the build itself rewrites the file',
    type: 'container-file',
    spec: inContainer,
    scene: {
      daemon: { ...here, files: { '/app/app.py': 'old' }, stats: { '/app/app.py': aFile } },
      files: { ...copied, Dockerfile: `${copied.Dockerfile}RUN sed -i s/new/old/ app.py\n` },
    },
    cause: 'unknown',
  },
];

export const buildStates: readonly State[] = [...imageStates, ...fileStates];
