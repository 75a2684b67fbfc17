import { window, workspace } from 'vscode';
import type { Owner } from '../owner.ts';
import { changes, settings } from '../settings.ts';
import { isDockerfile } from './document.ts';
import type { Layers, LayerTools } from './layers.ts';

/** Loads the layer hints, a bundle of their own, once a Dockerfile can be seen. */
export function layersLater(owner: Owner, tools: LayerTools): Pick<Layers, 'again'> {
  let running: Promise<Layers> | undefined;
  const wanted = (): boolean =>
    settings().layerHints &&
    workspace.isTrusted &&
    window.visibleTextEditors.some(({ document }) => isDockerfile(document));
  const start = (): void => {
    if (running !== undefined || !wanted()) return;
    running = import('./layers.ts').then(({ layers }) => layers(tools));
    running.catch(tools.failed);
  };
  const stop = (): void => {
    running?.then((layers) => layers.dispose()).catch(tools.failed);
    running = undefined;
  };
  owner.undo(stop);
  owner.own(window.onDidChangeVisibleTextEditors(start));
  owner.own(workspace.onDidGrantWorkspaceTrust(start));
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      if (!changes(event, 'layerHints')) return;
      if (settings().layerHints) start();
      else stop();
    }),
  );
  start();
  return { again: () => void running?.then((layers) => layers.again()).catch(tools.failed) };
}
