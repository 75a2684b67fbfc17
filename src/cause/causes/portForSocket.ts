import { findIniFault } from '../../check/fileAspects.ts';
import { parseIni } from '../../check/ini.ts';
import { lineAt } from '../../check/places.ts';
import { containerFile } from '../../check/types/containerFile.ts';
import type {
  ContainerFileObservation,
  ContainerFileSpec,
} from '../../check/types/containerFile.ts';
import { file } from '../../check/types/file.ts';
import type { FileObservation, FileSpec } from '../../check/types/file.ts';
import type { Place, Range } from '../../range.ts';
import type { Text } from '../../text.ts';
import type { World } from '../../world/world.ts';
import { defineCause } from '../cause.ts';
import type { Failure, Recognised } from '../cause.ts';
import { degree } from '../degree.ts';

const question: Text = {
  en: 'A number behind a colon is a port, a path is a socket file. Which of the two is meant here?',
  'zh-cn': '冒号后面的数字是端口，路径才是 socket 文件。这里要的是哪一个？',
};
const form: Text = {
  en: '`{key} = /____/____`',
  'zh-cn': '`{key} = /____/____`',
};
const write: Text = { en: 'Write `{value}` there:', 'zh-cn': '在那里写 `{value}`：' };
const again: Text = {
  en: 'The image holds the file as it was when you built. Build again, remove the container, and run a new one.',
  'zh-cn': '镜像里保存的是构建时的文件。请重新构建，删除容器，再运行一个新的。',
};

export const portForSocket = defineCause<
  FileSpec | ContainerFileSpec,
  FileObservation | ContainerFileObservation
>({
  id: 'port-for-socket',
  for: [file, containerFile],
  text: {
    en: 'uwsgi was told to listen on the port `{found}`, where a socket file is meant: `{wanted}`.',
    'zh-cn': '配置让 uwsgi 监听端口 `{found}`，而这里要的是 socket 文件：`{wanted}`。',
  },
  about: {
    en: 'uwsgi’s `socket` got a port where the step wants the path of a socket file. Read from the ini file, or from uwsgi’s log.',
    'zh-cn':
      'uwsgi 的 `socket` 写成了端口，而这一步要的是 socket 文件的路径。依据是 ini 文件或 uwsgi 的日志。',
  },
  help: [question, form, write, again],
  recognise(failure, world) {
    const { spec, observation } = failure;
    if ('read' in observation && !('container' in spec)) return inFile(spec, observation);
    if ('stat' in observation && 'container' in spec) {
      return inContainer({ ...failure, spec, observation }, world);
    }
    return undefined;
  },
});

/** The ini file itself is asked: a path is wanted, and a port stands there. */
function inFile(spec: FileSpec, { read }: FileObservation): Recognised | undefined {
  const fault = read.kind === 'file' ? findIniFault(spec, read.text) : undefined;
  if (read.kind !== 'file' || fault?.entry === undefined) return undefined;
  const { wanted, entry } = fault;
  if (!wanted.startsWith('/') || !isPort(entry.value)) return undefined;
  const place = lineAt(spec.path, read.text, entry.range.start.line);
  return told(entry.value, wanted, entry.key, place, entry.valueRange);
}

/** The socket is missing in a running container: the lab's own ini file, or uwsgi's log, says why. */
async function inContainer(
  { spec, observation, judgement }: Failure<ContainerFileSpec, ContainerFileObservation>,
  world: World,
): Promise<Recognised | undefined> {
  const wantsSocket = spec.type === 'socket' && judgement.aspect === 'missing';
  const { container } = observation;
  if (!wantsSocket || container?.state !== 'running') return undefined;
  const line = await portLine(world);
  if (line !== undefined) {
    const found = told(line.value, spec.path, line.key, line.place, line.valueRange);
    return { ...found, degrees: [...found.degrees, degree(again)] };
  }
  const { id, tty } = container;
  const log = (await world.docker.logs({ id, tty }, 50)) ?? [];
  const bound = log.find((each) => each.includes('bound to TCP address'));
  if (bound === undefined) return undefined;
  const address = bound.split('bound to TCP address')[1]?.trim().split(' ')[0] ?? '';
  return {
    args: { found: address, wanted: spec.path },
    excerpt: [bound],
    degrees: [degree(again)],
  };
}

function told(
  found: string,
  wanted: string,
  key: string,
  place: Place,
  range: Range,
): Recognised & { degrees: readonly ReturnType<typeof degree>[] } {
  const edit = { path: place.path, range, text: wanted };
  return {
    args: { found, wanted },
    places: [place],
    degrees: [
      degree(question, {}, { open: place }),
      degree(form, { key }),
      degree(write, { value: wanted }, { edit }),
    ],
  };
}

interface PortLine {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
  readonly valueRange: Range;
}

/** The first line of the lab's ini files that gives uwsgi's socket a port. */
async function portLine(world: World): Promise<PortLine | undefined> {
  const paths = (await world.files.list()).filter((path) => path.endsWith('.ini'));
  for (const path of paths) {
    const read = await world.files.read(path);
    if (read.kind !== 'file') continue;
    const entry = parseIni(read.text).entries.find(
      ({ key, value }) => /^(?:uwsgi-)?socket$/.test(key) && isPort(value),
    );
    if (entry === undefined) continue;
    const { key, value, valueRange } = entry;
    return { key, value, valueRange, place: lineAt(path, read.text, entry.range.start.line) };
  }
  return undefined;
}

/** `:3031`, `127.0.0.1:3031`, `3031`. */
function isPort(value: string): boolean {
  return /^(?:[\w.-]*:)?\d{1,5}$/.test(value);
}
