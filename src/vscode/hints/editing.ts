import { extensions, workspace } from 'vscode';
import type { DockerConnection } from '../../world/docker/docker.ts';
import type { Log } from '../log.ts';
import { owner as makeOwner, type Disposing } from '../owner.ts';
import { changes, settings } from '../settings.ts';
import { isDockerfile } from './document.ts';
import { editingServed } from './editingServed.ts';

/**
 * Completion, hover, outline and the other services of an editor, loaded with the first Dockerfile.
 * What another extension does already is left to it, unless the setting says otherwise.
 */
export function editing(
  log: Log,
  failed: (error: unknown) => void,
  connection: () => Promise<DockerConnection>,
): Disposing {
  const all = makeOwner(failed);
  let registered: { readonly key: string; readonly services: Disposing } | undefined;
  all.undo(() => {
    registered?.services.dispose();
    registered = undefined;
  });

  async function register(): Promise<void> {
    const { editing: choice } = settings().dockerfileHints;
    const others = choice === 'auto' ? editingServed(versionOf) : new Map<never, string>();
    const key = `${choice} ${[...others].join(' ')}`;
    if (registered?.key === key) return;
    registered?.services.dispose();
    const own = makeOwner(failed);
    const isWanted = (): boolean => registered?.services === own;
    registered = { key, services: own };
    if (choice === 'off') return;
    const { editorServices } = await import('./editor/services.ts');
    const services = await editorServices((service) => !others.has(service), connection, failed);
    // Meanwhile another choice may have been made, or none be wanted.
    if (!isWanted()) {
      services.dispose();
      return;
    }
    own.own(services);
    if (others.size === 0) return;
    const [left, to] = [[...others.keys()].join(', '), [...new Set(others.values())].join(', ')];
    log.info(
      `Dockerfiles: ${left} are left to ${to} (containerLab.dockerfileHints.editing: auto).`,
    );
  }

  let begun = false;
  const again = (): void => {
    if (begun) register().catch(failed);
  };
  const begin = (): void => {
    if (begun) return;
    begun = true;
    again();
  };
  all.own(workspace.onDidOpenTextDocument((document) => isDockerfile(document) && begin()));
  all.own(extensions.onDidChange(again));
  all.own(
    workspace.onDidChangeConfiguration((event) => {
      if (changes(event, 'dockerfileHints')) again();
    }),
  );
  if (workspace.textDocuments.some(isDockerfile)) begin();
  return all;
}

function versionOf(extension: string): string | undefined {
  const manifest: unknown = extensions.getExtension(extension)?.packageJSON;
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  return 'version' in manifest && typeof manifest.version === 'string' ? manifest.version : '';
}
