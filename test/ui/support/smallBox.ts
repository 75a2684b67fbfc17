import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { uniqueNames } from '../../docker/support/dockerHost.ts';

const fixture = resolve(import.meta.dirname, '../../docker/session/fixture/small-box');

/** A small lab that does not come with the extension, with names that nobody else has. */
export interface SmallBox {
  /** For the setting `containerLab.labFolders`. */
  readonly labs: string;
  readonly image: string;
  readonly container: string;
  /** Removes it, and what it made. */
  remove(): Promise<void>;
}

export async function smallBox(): Promise<SmallBox> {
  const names = uniqueNames();
  const [image, container] = [names.name('hello'), names.name('box')];
  const labs = await mkdtemp(join(tmpdir(), 'container-lab-labs-'));
  await cp(fixture, join(labs, 'small-box'), { recursive: true });
  const file = join(labs, 'small-box/lab.yaml');
  const text = (await readFile(file, 'utf8'))
    .replace('default: small-box/hello', `default: ${image}`)
    .replace('default: small-box,', `default: ${container},`);
  await writeFile(file, text);
  return {
    labs,
    image: `${image}:v1`,
    container,
    remove: async () => {
      await names.removeAll();
      await rm(labs, { recursive: true, force: true });
    },
  };
}
