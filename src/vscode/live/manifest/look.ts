import { basename, dirname } from 'node:path';
import {
  EventEmitter,
  RelativePattern,
  Uri,
  window,
  workspace,
  type Event,
  type TextDocument,
} from 'vscode';
import type { LiveHint } from '../../../live/manifest/hint.ts';
import { liveHints } from '../../../live/manifest/hints.ts';
import { imagesOf } from '../../../live/manifest/images.ts';
import { watchedFor } from '../../../live/manifest/kinds.ts';
import { writtenObjects, type WrittenObject } from '../../../manifest/written.ts';
import { labKubeconfig } from '../../../session/cluster/kubeconfigPath.ts';
import { stateRoot } from '../../../session/stateRoot.ts';
import { debounce } from '../../../session/time.ts';
import type { Cluster } from '../../../world/cluster/cluster.ts';
import { labContext } from '../../../world/cluster/context.ts';
import {
  clusterLink,
  kubeconfigsOf,
  lazyCluster,
  mayHaveCluster,
} from '../../../world/cluster/load.ts';
import { dockerEndpoint } from '../../docker.ts';
import type { Disposing } from '../../owner.ts';
import { settings } from '../../settings.ts';
import { isManifest } from '../../manifestDocument.ts';
import { followObjects } from './follow.ts';
import { knowImages } from './images.ts';

/** The visible manifests, with what both worlds say of them now. */
export interface Look extends Disposing {
  of(document: TextDocument): readonly LiveHint[];
  readonly onChange: Event<void>;
  /** Reads that end with the look. */
  readonly cluster: Cluster;
}

/** Milliseconds without a key after which a text is read anew. */
const quiet = 150;
/** Characters; a longer text is no file that a person writes. */
const longest = 2 ** 20;

interface Read {
  readonly version: number;
  readonly objects: readonly WrittenObject[];
  /** What the cluster is asked about: of the text before while this one cannot be read. */
  readonly asked: readonly WrittenObject[];
}

/** Looks as long as a manifest is visible and there is a cluster that may be asked. */
export function look(failed: (error: unknown) => void): Look {
  const life = new AbortController();
  const emitter = new EventEmitter<void>();
  const kubeconfig = labKubeconfig(stateRoot());
  const { allowedContexts, dockerHost } = settings();
  const endpoint = dockerEndpoint(dockerHost);
  const link = clusterLink(() => kubeconfigsOf(kubeconfig, allowedContexts));
  const tell = debounce(() => emitter.fire(), 50);
  const followed = followObjects(link, tell);
  const images = knowImages(() => endpoint.connection(), tell);
  const texts = new WeakMap<TextDocument, Read>();

  function read(document: TextDocument): Read {
    const { version } = document;
    const known = texts.get(document);
    if (known?.version === version) return known;
    const text = document.getText();
    const objects = text.length > longest ? [] : writtenObjects(text, document.fileName);
    const asked = objects.length > 0 ? objects : (known?.asked ?? []);
    const now = { version, objects, asked };
    texts.set(document, now);
    return now;
  }

  /** Whether there is a cluster, and whether it is the lab's own; nothing is asked for that. */
  async function reachable(): Promise<{ readonly lab: boolean } | undefined> {
    if (!mayHaveCluster(kubeconfig, allowedContexts)) return undefined;
    try {
      return { lab: (await link.connection()).context === labContext };
    } catch {
      return undefined;
    }
  }

  async function refresh(): Promise<void> {
    const visible = window.visibleTextEditors.map(({ document }) => document).filter(isManifest);
    const objects = visible.flatMap((document) => read(document).asked);
    const cluster = objects.length === 0 ? undefined : await reachable();
    if (life.signal.aborted) return;
    followed.want(cluster === undefined ? [] : watchedFor(objects, cluster.lab));
    const asked = cluster?.lab === true ? objects.flatMap(imagesOf) : [];
    images.want(asked.map(({ image }) => image));
    tell();
  }

  const again = (): void => void refresh().catch(failed);
  const soon = debounce(again, quiet);
  const place = new RelativePattern(Uri.file(dirname(kubeconfig)), basename(kubeconfig));
  const file = workspace.createFileSystemWatcher(place);
  const heard = [
    file,
    file.onDidCreate(soon),
    file.onDidChange(soon),
    file.onDidDelete(soon),
    window.onDidChangeVisibleTextEditors(again),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isManifest(document)) soon();
    }),
    workspace.onDidOpenTextDocument(soon),
  ];
  again();

  return {
    of: (document) =>
      liveHints(read(document).objects, {
        objects: (resource, namespace) => followed.objects(resource, namespace),
        hasImage: (reference) => images.has(reference),
        nodeHas: (node, reference) => images.nodeHas(node, reference),
      }),
    onChange: emitter.event,
    cluster: lazyCluster(link, life.signal),
    dispose() {
      life.abort();
      soon.cancel();
      tell.cancel();
      for (const one of heard) one.dispose();
      followed.end();
      images.end();
      link.close();
      endpoint.close();
      emitter.dispose();
    },
  };
}
