import { workspace } from 'vscode';
import type { DockerConnection } from '../../../world/docker/docker.ts';
import { owner as makeOwner, type Disposing } from '../../owner.ts';
import type { EditingService } from '../editingServed.ts';
import { completion } from './completion.ts';
import { daemonImages } from './daemonImages.ts';
import { folding } from './folding.ts';
import { hover } from './hover.ts';
import { definition, highlights, references, renaming } from './names.ts';
import { outline } from './outline.ts';
import { parsedDocuments } from './parsed.ts';

/** Registers the services that are wanted. */
export async function editorServices(
  wants: (service: EditingService) => boolean,
  connection: () => Promise<DockerConnection>,
  failed: (error: unknown) => void,
): Promise<Disposing> {
  const { editing: hints } = await import('../../../dockerfile/hints.ts');
  const parsed = parsedDocuments(hints);
  const images = daemonImages(connection, () => workspace.isTrusted);
  const all = makeOwner(failed);
  if (wants('completion')) all.own(completion(hints, parsed, images));
  if (wants('hover')) all.own(hover(hints, parsed));
  if (wants('outline')) all.own(outline(hints, parsed));
  if (wants('folding')) all.own(folding(hints, parsed));
  if (wants('definition')) all.own(definition(hints, parsed));
  if (wants('references')) all.own(references(hints, parsed));
  if (wants('rename')) all.own(renaming(hints, parsed));
  if (wants('highlights')) all.own(highlights(hints, parsed));
  return all;
}
