import { lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { kubernetes } from '../../../scripts/ensure/kindNode/versions.mjs';
import { findUp } from '../../lint/config/find.ts';
import { labFile, markerName } from '../../lab/marks.ts';
import { stringAt } from '../../manifest/model.ts';
import { parseManifest } from '../../manifest/parse.ts';
import { isRecord } from '../../record.ts';
import { isAtLeast } from '../../world/docker/versions.ts';

/** Bytes; no lab.yaml is so long. */
const largest = 1_000_000;
const idForm = /^[a-z0-9][a-z0-9-]*$/;

/**
 * The Kubernetes of a lab's cluster, as far as can be told without asking it.
 * @param needs the oldest version that the lab takes, such as `>=1.30`; undefined where it names none
 * @param image the node image that this machine makes its cluster of; what names no version says nothing
 */
export function labKubernetes(needs: string | undefined, image = ''): string {
  const made = /:v(1\.\d+\.\d+)/.exec(image)?.[1] ?? kubernetes;
  return needs === undefined || isAtLeast(made, needs) ? made : needs.replace(/^>=/, '');
}

/**
 * The same for the files of a folder that lies in a lab: its author's folder, or one that is started.
 * Undefined outside of labs.
 * @param labs the folders that hold labs, each in a folder of its id
 */
export function kubernetesAround(
  folder: string,
  labs: readonly string[],
  image?: string,
): string | undefined {
  const found = findUp(folder, [labFile, markerName]);
  const text = found === undefined ? undefined : textOf(found);
  if (found === undefined || text === undefined) return undefined;
  if (basename(found) === markerName) {
    const id = labIn(text);
    if (id === undefined) return undefined;
    const lab = labs
      .map((each) => textOf(join(each, id, labFile)))
      .find((one) => one !== undefined);
    return labKubernetes(lab === undefined ? undefined : needsOf(lab)?.version, image);
  }
  const needs = needsOf(text);
  if (needs !== undefined) return labKubernetes(needs.version, image);
  // Some other file of that name ends no search.
  const above = dirname(dirname(found));
  return above === dirname(found) ? undefined : kubernetesAround(above, labs, image);
}

/** Undefined for what is no lab. */
function needsOf(text: string): { readonly version: string | undefined } | undefined {
  const root = parseManifest(text).documents[0]?.root;
  if (stringAt(root, ['id']) === undefined) return undefined;
  const version = stringAt(root, ['needs', 'cluster', 'version']);
  return { version: /^>=\d{1,3}\.\d{1,3}$/.test(version ?? '') ? version : undefined };
}

/** The lab's id that a marker names; it becomes a folder's name, and may be nobody's own words. */
function labIn(text: string): string | undefined {
  try {
    const found: unknown = JSON.parse(text);
    const id = isRecord(found) ? found['lab'] : undefined;
    return typeof id === 'string' && idForm.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  try {
    const found = lstatSync(path);
    return found.isFile() && found.size <= largest ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined; // Not there, or not to be read: then it tells nothing.
  }
}
