import { dirname } from 'node:path';
import {
  CodeActionKind,
  CodeLens,
  EventEmitter,
  Hover,
  InlayHint,
  languages,
  Position,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import { dockerignoreOf } from '../../dockerfile/dockerignoreFile.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import { platformFindings, readBases, type SeenBases } from '../../live/bases/platforms.ts';
import { readContext } from '../../live/layers/context.ts';
import { layerHints, type LayerHints } from '../../live/layers/hints.ts';
import {
  emptyMemory,
  findImage,
  knownContents,
  nameWasSet,
  readContents,
  type FoundImage,
} from '../../live/layers/read.ts';
import type { SeenImage } from '../../live/layers/seen.ts';
import { noteOwnSave } from '../../session/ownSaves.ts';
import { stateRoot } from '../../session/stateRoot.ts';
import { debounce } from '../../session/time.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import type { DockerConnection } from '../../world/docker/docker.ts';
import { openFiles } from '../../world/files/client.ts';
import { WorldError } from '../../world/worldError.ts';
import { owner as makeOwner, type Disposing } from '../owner.ts';
import { editorRange } from '../places.ts';
import { isIn } from '../inFolder.ts';
import { changes } from '../settings.ts';
import { dockerfiles, isDockerfile } from './document.ts';
import { ignoresByComment } from './ignores.ts';
import { inlayLabel, lessonText } from './layerTexts.ts';
import { diagnosticOf, type Problem } from './problems.ts';
import { servedElsewhere } from './served.ts';
import { onceEachVersion } from './versions.ts';
import { say } from '../say.ts';

export interface LayerTools {
  /** The daemon that the labs use. */
  readonly connection: () => Promise<DockerConnection>;
  /** The names that the lab of a file gives to its images; empty outside of labs. */
  readonly imagesOf: (path: string) => readonly string[];
  readonly failed: (error: unknown) => void;
}

export interface Layers extends Disposing {
  /** Another daemon, or one that answers again. */
  again(): void;
}

/** Milliseconds without another event or saved file after which the daemon is asked. */
const quiet = 300;
/** Milliseconds for all questions but the layers themselves. */
const patience = 20_000;
/** What may make another image the one of a file; a save is our own reading. */
const telling = new Set(['tag', 'untag', 'delete', 'load', 'import', 'pull']);

/** The image that a file made. */
interface Built {
  readonly found: FoundImage;
  readonly seen: SeenImage;
}

/** What is known of one open file. */
interface Known {
  readonly bases: SeenBases | undefined;
  readonly built?: Built;
}

interface Shown {
  readonly version: number;
  readonly built: Built;
  readonly hints: LayerHints;
}

/** The layers of the image that a Dockerfile made, beside its instructions. */
export function layers({ connection, imagesOf, failed }: LayerTools): Layers {
  const owner = makeOwner(failed);
  const life = new AbortController();
  const memory = { of: '', now: emptyMemory() };
  const known = new Map<string, Known>();
  const shown = new Map<string, Shown>();
  const running = new Map<string, AbortController>();
  const parsed = onceEachVersion((text) => parseDockerfile(text));
  const changed = owner.own(new EventEmitter<void>());
  const problems = owner.own(languages.createDiagnosticCollection('container-lab-layers'));
  let listening: AbortController | undefined;

  const visible = (): readonly TextDocument[] => {
    const all = window.visibleTextEditors.map(({ document }) => document);
    return [...new Set(all)].filter((one) => one.uri.scheme === 'file' && isDockerfile(one));
  };

  function hintsOf(document: TextDocument): LayerHints | undefined {
    const key = document.uri.toString();
    const built = known.get(key)?.built;
    if (built === undefined) return undefined;
    const last = shown.get(key);
    if (last?.version === document.version && last.built === built) return last.hints;
    const file = parsed(document);
    const stage = file && sameStage(file, built.found.stage);
    if (file === undefined || stage === undefined) return undefined;
    const hints = layerHints(file, stage, built.seen);
    shown.set(key, { version: document.version, built, hints });
    return hints;
  }

  function problemsOf(document: TextDocument): readonly Problem[] {
    const bases = known.get(document.uri.toString())?.bases;
    const file = bases && parsed(document);
    const platforms = bases && file ? platformFindings(file, bases) : [];
    const served = servedElsewhere();
    const findings = [
      ...platforms.filter(({ ids }) => !served(ids)),
      ...(hintsOf(document)?.findings ?? []),
    ];
    return findings.map((finding) => ({ finding, diagnostic: diagnosticOf(finding, document) }));
  }

  function publish(document: TextDocument): void {
    problems.set(
      document.uri,
      problemsOf(document).map(({ diagnostic }) => diagnostic),
    );
  }

  function show(document: TextDocument, now: Known | undefined): void {
    const key = document.uri.toString();
    if (now === undefined && !known.has(key)) return;
    if (now === undefined) known.delete(key);
    else known.set(key, now);
    publish(document);
    changed.fire();
  }

  /** Looks at the daemon for one file; a later look ends it. */
  async function look(document: TextDocument): Promise<void> {
    const key = document.uri.toString();
    running.get(key)?.abort();
    const own = new AbortController();
    running.set(key, own);
    const signal = AbortSignal.any([own.signal, life.signal]);
    try {
      const docker = await connection();
      if (memory.of !== docker.endpoint)
        Object.assign(memory, { of: docker.endpoint, now: emptyMemory() });
      await lookAt(document, docker, signal);
    } catch (error) {
      // A daemon that does not answer is told of elsewhere: here is nothing to show.
      if (!(error instanceof WorldError)) throw error;
      if (!signal.aborted) show(document, undefined);
    } finally {
      if (running.get(key) === own) running.delete(key);
    }
  }

  async function lookAt(
    document: TextDocument,
    docker: DockerConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const path = document.uri.fsPath;
    const file = parsed(document);
    if (file === undefined) {
      show(document, undefined);
      return;
    }
    const reader = docker.reader(AbortSignal.any([signal, AbortSignal.timeout(patience)]));
    const remembered = memory.now;
    const [bases, found] = await Promise.all([
      readBases(file, reader, process.env),
      findImage(file, reader, remembered, imagesOf(path)),
    ]);
    if (signal.aborted) return;
    if (found === undefined) {
      show(document, bases && { bases });
      return;
    }
    const ignore = dockerignoreOf(path) ?? '';
    const { workingDirectory } = found.image;
    const context = await readContext(file, openFiles(dirname(path)), ignore, workingDirectory);
    const contents = knownContents(found, remembered);
    if (isOver(signal)) return;
    const seen = { ...found, context, contents };
    show(document, { bases, built: { found, seen } });
    if (contents.kind !== 'reading') return;
    const hashed = new Set(context.map(({ inside }) => inside));
    const read = await contentsOf(found, docker, hashed, signal);
    if (isOver(signal)) return;
    show(document, { bases, built: { found, seen: { ...seen, contents: read } } });
  }

  async function contentsOf(
    found: FoundImage,
    docker: DockerConnection,
    hashed: ReadonlySet<string>,
    signal: AbortSignal,
  ) {
    const clock = async (): Promise<number> => {
      const end = AbortSignal.any([life.signal, AbortSignal.timeout(patience)]);
      return (await docker.reader(end).info()).time ?? Date.now();
    };
    const over = await noteOwnSave(stateRoot(), found.image.id, await clock());
    try {
      return await readContents(found, docker, memory.now, hashed, signal);
    } catch (error) {
      if (error instanceof WorldError) return { kind: 'unreadable' } as const;
      throw error;
    } finally {
      await clock().then(over, () => undefined);
    }
  }

  const lookAll = (): void => {
    if (!workspace.isTrusted || life.signal.aborted) return;
    const documents = visible();
    if (documents.length === 0) stop();
    else listen();
    for (const document of documents) look(document).catch(failed);
  };
  const soon = debounce(lookAll, quiet);
  owner.undo(() => soon.cancel());

  /** Hears of the daemon's images while a Dockerfile can be seen; ends with the daemon. */
  function listen(): void {
    if (listening !== undefined) return;
    const own = new AbortController();
    listening = own;
    const signal = AbortSignal.any([own.signal, life.signal]);
    hear(signal)
      .catch((error: unknown) => {
        if (!(error instanceof WorldError)) failed(error);
      })
      .finally(() => {
        if (listening !== own) return;
        listening = undefined;
        if (!signal.aborted) forgetAll();
      });
  }

  async function hear(signal: AbortSignal): Promise<void> {
    const docker = await connection();
    for await (const { type, action, id, attributes } of docker.events({}, signal)) {
      if (type !== 'image' || !telling.has(action)) continue;
      if (action === 'tag') nameWasSet(memory.now, attributes['name'] ?? '', id);
      soon();
    }
  }

  function stop(): void {
    listening?.abort();
    listening = undefined;
  }

  function forgetAll(): void {
    for (const one of running.values()) one.abort();
    known.clear();
    shown.clear();
    problems.clear();
    changed.fire();
  }

  owner.own(
    languages.registerInlayHintsProvider(dockerfiles, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) =>
        (hintsOf(document)?.hints ?? []).flatMap((hint) => {
          const { line } = hint.instruction.range.start;
          if (line < range.start.line || line > range.end.line) return [];
          const end = document.lineAt(line).range.end;
          const inlay = new InlayHint(new Position(line, end.character), inlayLabel(hint));
          inlay.paddingLeft = true;
          inlay.tooltip = lessonText(hint);
          return [inlay];
        }),
    }),
  );
  owner.own(
    languages.registerHoverProvider(dockerfiles, {
      provideHover(document, position) {
        const hint = hintsOf(document)?.hints.find(({ instruction }) =>
          editorRange(instruction.keywordRange).contains(position),
        );
        return hint && new Hover(lessonText(hint), editorRange(hint.instruction.keywordRange));
      },
    }),
  );
  owner.own(
    languages.registerCodeActionsProvider(
      dockerfiles,
      {
        async provideCodeActions(document, range) {
          const here = problemsOf(document).filter(({ diagnostic }) =>
            diagnostic.range.intersection(range),
          );
          return (await Promise.all(here.map((one) => ignoresByComment(one, document)))).flat();
        },
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
  owner.own(
    languages.registerCodeLensProvider(dockerfiles, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        const lens = hintsOf(document)?.lens;
        if (lens === undefined) return [];
        const title = say(lens.said.text, lens.said.args);
        return [new CodeLens(editorRange(lens.at.range), { title, command: '' })];
      },
    }),
  );
  const refind = debounce(() => visible().forEach(publish), quiet);
  owner.undo(() => refind.cancel());
  owner.own(window.onDidChangeVisibleTextEditors(() => soon()));
  owner.own(
    workspace.onDidSaveTextDocument(({ uri }) => {
      // A saved file may be one that is copied.
      if (visible().some((file) => isIn(dirname(file.uri.fsPath), uri.fsPath))) soon();
    }),
  );
  owner.own(workspace.onDidGrantWorkspaceTrust(() => soon()));
  owner.own(
    workspace.onDidChangeTextDocument(({ document }) => {
      if (known.has(document.uri.toString())) refind();
    }),
  );
  owner.own(
    workspace.onDidCloseTextDocument(({ uri }) => {
      const key = uri.toString();
      running.get(key)?.abort();
      known.delete(key);
      shown.delete(key);
      problems.delete(uri);
    }),
  );
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      if (!changes(event, 'language')) return;
      visible().forEach(publish);
      changed.fire();
    }),
  );
  owner.undo(() => life.abort());
  lookAll();

  return {
    again() {
      stop();
      soon();
    },
    dispose: () => owner.dispose(),
  };
}

/** A signal may end while something else is awaited. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** The stage of a text that has been edited since. */
function sameStage({ stages }: Dockerfile, { name, index }: Stage): Stage | undefined {
  const named = name === undefined ? undefined : stages.find((stage) => stage.name === name);
  return named ?? stages[index] ?? stages.at(-1);
}
