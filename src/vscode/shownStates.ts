import { workspace, type ExtensionContext } from 'vscode';
import type { Screen } from '../protocol/guide.ts';
import { contexts } from './contexts.ts';
import { subjectOf, type CurrentLab } from './currentLab.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { DockerEndpoint } from './docker.ts';
import { failingLines } from './failingLines.ts';
import type { ClusterWork } from './guide/clusterWork.ts';
import type { Deed } from './guide/deeds.ts';
import type { Daemon, Subject } from './guide/input.ts';
import { linkPlaces } from './guide/messages.ts';
import { turned } from './guide/passes.ts';
import type { Guide } from './guide/provider.ts';
import { guideView } from './guide/view.ts';
import { voice } from './guide/voice.ts';
import type { LabsFound } from './labsFound.ts';
import type { Owner } from './owner.ts';
import { scopedEnvironment } from './scopedEnvironment.ts';
import type { Sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { terminalEnvironment, terminalKind } from './terminalEnvironment.ts';
import { status as makeStatus } from './status.ts';
import { labsTree } from './tree/labsTree.ts';
import { changedTasks, rows } from './tree/rows.ts';

interface ShownTools {
  readonly context: ExtensionContext;
  readonly owner: Owner;
  readonly current: CurrentLab;
  readonly labs: LabsFound;
  readonly sessions: Sessions;
  readonly guide: Guide;
  readonly diagnostics: Diagnostics;
  readonly endpoint: () => DockerEndpoint;
  readonly daemon: () => Daemon;
  readonly cluster: () => ClusterWork | undefined;
  /** Hears what the guide shows now, and what its actions stand for. */
  readonly shown: (screen: Screen, deeds: ReadonlyMap<string, Deed>) => void;
}

/**
 * Shows the labs as they are now in the guide, tree, status bar, Problems and `when` clauses, after
 * each change; what changes in one go is shown once. Returns what shows them at once.
 */
export function shownStates(tools: ShownTools): () => void {
  const { context, owner, current, labs, sessions, guide, diagnostics, endpoint } = tools;
  const states = () =>
    new Map(current.all().map(({ session }) => [session.lab.id, session.state()]));
  const status = owner.own(makeStatus());
  const tree = owner.own(
    labsTree(
      () => rows(labs.all(), states(), settings().language),
      () => changedTasks(states()),
    ),
  );
  const setContexts = contexts();
  let before: Screen | undefined;
  let waiting = false;
  /** The folders with lines in Problems. */
  let told: readonly string[] = [];

  function subject(): Subject {
    if (workspace.isTrusted) return subjectOf(current.shown(), labs.all(), sessions.started());
    if (current.shown().kind === 'broken') return subjectOf(current.shown(), [], new Set());
    const lab = current.intro()?.subject().lab;
    return { kind: 'untrusted', ...(lab && { lab }) };
  }

  /** A session hears at once when its daemon goes; the version is known from the last answer. */
  function daemonNow(): Daemon {
    const answers = current.open()?.session.daemon();
    return answers === undefined ? tools.daemon() : { ...tools.daemon(), answers };
  }

  function showGuide(): void {
    const { language } = settings();
    const lab = linkPlaces(current)?.lab;
    const imageBase = lab === undefined ? undefined : guide.addressOf(lab);
    const cluster = tools.cluster();
    const { view, deeds } = guideView({
      language,
      subject: subject(),
      daemon: daemonNow(),
      ...(imageBase !== undefined && { imageBase }),
      ...(cluster && { cluster }),
    });
    tools.shown(view.screen, deeds);
    guide.show(view);
    const news = turned(before, view.screen, voice(language));
    if (news !== undefined) guide.announce(news);
    before = view.screen;
  }

  function showNow(): void {
    const open = current.open();
    showGuide();
    tree.refresh();
    status.show(open?.session, daemonNow(), endpoint(), tools.cluster(), settings().language);
    const folders = current.all().map(({ session }) => session.folder);
    for (const left of told.filter((folder) => !folders.includes(folder))) {
      diagnostics.show(left, []);
    }
    for (const { session } of current.all()) {
      diagnostics.show(session.folder, failingLines(session.verdicts()));
    }
    told = folders;
    scopedEnvironment(context, folders, terminalEnvironment(endpoint()), terminalKind());
    setContexts({
      labOpen: open !== undefined,
      checking: open?.subject().checking ?? false,
      noLabs: labs.all().length === 0,
    });
  }

  function show(): void {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      showNow();
    });
  }

  owner.own(current.onChange(show));
  owner.own(labs.onChange(show));
  return show;
}
