import { window, workspace, type ExtensionContext } from 'vscode';
import { replaceVariables } from '../lab/variables.ts';
import type { Screen } from '../protocol/guide.ts';
import { codeActions } from './codeActions.ts';
import { registerCommands } from './commands/register.ts';
import { commandTable } from './commands/table.ts';
import { currentLab } from './currentLab.ts';
import { daemonState } from './daemon.ts';
import { diagnostics as makeDiagnostics } from './diagnostics.ts';
import { dockerEndpoint } from './docker.ts';
import { dockerfileHints } from './hints/dockerfileHints.ts';
import { manifestHints } from './hints/manifestHints.ts';
import { layersLater } from './hints/layersLater.ts';
import { triesLater } from './hints/triesLater.ts';
import { liveHints } from './live/liveHints.ts';
import { flows as makeFlows } from './flows.ts';
import type { Deed } from './guide/deeds.ts';
import { dispatch } from './guide/dispatch.ts';
import { linkPlaces, messageHandlers } from './guide/messages.ts';
import { guide as makeGuide } from './guide/provider.ts';
import { labsFound } from './labsFound.ts';
import { links as makeLinks } from './links.ts';
import type { Log } from './log.ts';
import type { Notices } from './notices.ts';
import { labClusterOf } from './cluster.ts';
import type { Owner } from './owner.ts';
import type { DeedTools } from './perform.ts';
import { resumption } from './resume.ts';
import { sessions as makeSessions } from './sessions.ts';
import { changes, settings } from './settings.ts';
import { shownStates } from './shownStates.ts';
import { situationReport } from './situation.ts';
import { labTerminals } from './terminal.ts';
import { openedEnvironment } from './terminalEnvironment.ts';
import { linkHandler } from './uri.ts';

/** Everything of one window, put together. Nothing is read or asked before it is needed. */
export function openLabWindow(
  context: ExtensionContext,
  owner: Owner,
  log: Log,
  notices: Notices,
): void {
  const failed = (error: unknown): void =>
    notices.error({ en: 'Container Lab: {reason}', 'zh-cn': 'Container Lab：{reason}' }, error);
  const background = (work: Promise<unknown> | undefined): void => void work?.catch(failed);

  let endpoint = dockerEndpoint(settings().dockerHost);
  let reconnected: Promise<void> = Promise.resolve();
  owner.undo(() => endpoint.close());
  const current = owner.own(currentLab());
  const daemon = owner.own(
    daemonState(
      () => endpoint.connection(),
      ({ answers }) => {
        if (answers === true) {
          background(examine());
          layers.again();
        }
        current.changed();
      },
    ),
  );
  const labs = owner.own(labsFound(context.extensionUri, failed));
  const sessions = makeSessions(current, labs.byId, () => endpoint, context.globalState, log);
  const diagnostics = owner.own(makeDiagnostics());
  owner.own(codeActions(diagnostics));
  dockerfileHints(owner, log, failed, current, () => endpoint.connection());
  manifestHints(owner, failed, current);
  const layers = layersLater(owner, {
    connection: () => endpoint.connection(),
    imagesOf(path) {
      const session = current.holding(path)?.session;
      return session ? replaceVariables(session.lab.owns.images, session.state().variables) : [];
    },
    failed,
  });
  const links = makeLinks(log, notices);
  const terminals = owner.own(
    labTerminals(
      () => openedEnvironment(endpoint),
      (folder, command) => {
        if (settings().watchTerminal) current.holding(folder)?.session.ran(command);
      },
      // A remedy of the preflight may have run: look again.
      () => background(examine()),
      () => settings().watchTerminal,
    ),
  );

  let deeds: ReadonlyMap<string, Deed> = new Map();
  let screen: Screen | undefined;
  const guide = owner.own(
    makeGuide({
      extension: context.extensionUri,
      log,
      received: (message) => background(dispatch(message, handlers)),
      resolved: () => {
        if (workspace.isTrusted) daemon.watch();
        show();
      },
      labsRead: labs.readOnce,
    }),
  );
  owner.own(labs.onChange(() => guide.imagesIn(labs.all().map(({ folder }) => folder))));
  const flows = makeFlows({
    current,
    labs,
    sessions,
    endpoint: () => endpoint,
    guide,
    terminals,
    links,
    notices,
    memory: context.globalState,
  });
  const cluster = labClusterOf({
    notices,
    log,
    announce: (text) => guide.announce(text),
    changed: current.changed,
    done: () => {
      background(examine());
      for (const { session } of current.all()) session.lookAtCluster();
    },
  });
  owner.undo(() => cluster.cancel());
  liveHints(owner, failed);
  const deedTools: DeedTools = {
    links,
    diagnostics,
    notices,
    folder: () => current.open()?.session.folder,
    labFolder: () => linkPlaces(current)?.lab,
    run: flows.run,
    rename: flows.rename,
    solve: flows.solve,
    bringHere: () => flows.bringHere(),
    reset: () => flows.reset(),
    cleanUp: () => flows.cleanUp(),
    chooseFolder: () => flows.chooseFolder(),
    startAgain: () => flows.startAgain(),
    createCluster: () => cluster.create('guide'),
    cancelCluster: () => cluster.cancel(),
    preflight: async () => examine(),
  };
  const handlers = messageHandlers({
    current,
    flows,
    links,
    deedTools,
    deed: (id) => deeds.get(id),
    screen: () => screen,
  });
  const show = shownStates({
    context,
    owner,
    current,
    labs,
    sessions,
    guide,
    diagnostics,
    endpoint: () => endpoint,
    daemon: daemon.state,
    cluster: () => cluster.work(),
    shown: (next, nextDeeds) => {
      screen = next;
      deeds = nextDeeds;
    },
  });
  const { resume, openFolders, followEditor, reopen } = resumption({
    context,
    current,
    labs,
    sessions,
    flows,
  });

  const commands = commandTable({
    cluster,
    current,
    flows,
    guide,
    labs,
    log,
    notices,
    tryManifest: triesLater(owner, failed, current, notices),
    screen: () => screen,
    report: () => situationReport(context, current, labs, endpoint, daemon.state()),
  });
  for (const command of registerCommands(commands, failed)) owner.own(command);
  owner.own(
    linkHandler(
      async (id) => {
        if (labs.all().length === 0) await labs.refresh();
        return labs.byId(id)?.lab;
      },
      (id) => flows.showLab(id),
    ),
  );

  owner.own(
    workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.scheme === 'file') current.holding(uri.fsPath)?.session.saved(uri.fsPath);
    }),
  );
  owner.own(window.onDidChangeActiveTextEditor(() => background(followEditor())));
  owner.own(
    workspace.onDidChangeConfiguration((event) => {
      if (changes(event, 'docker.host')) background(reconnect());
      if (changes(event, 'labFolders')) background(labs.refresh());
      if (changes(event, 'language')) show();
      if (changes(event, 'mirrors')) background(followMirrors());
    }),
  );
  owner.own(
    workspace.onDidGrantWorkspaceTrust(() => background(resume().then(() => daemon.watch()))),
  );
  owner.own(workspace.onDidChangeWorkspaceFolders(() => background(openFolders())));

  /** Another daemon: the open sessions go on with it, one change after the other. */
  function reconnect(): Promise<void> {
    const next = reconnected.then(reconnectNow);
    reconnected = next.catch(() => undefined);
    return next;
  }

  async function reconnectNow(): Promise<void> {
    await reopen(() => {
      endpoint.close();
      endpoint = dockerEndpoint(settings().dockerHost);
    });
    await daemon.ask();
    layers.again();
    await examine();
  }

  /** What a lab says and advises goes by the new mirrors; files that were written stay. */
  async function followMirrors(): Promise<void> {
    tellMirrorFaults();
    current.changed();
    await examine();
  }

  function tellMirrorFaults(): void {
    for (const { text, args } of settings().mirrorFaults) notices.warning(text, args);
  }

  /** Looks at the machine again for the lab that is shown before its start. */
  function examine(): Promise<void> | undefined {
    return workspace.isTrusted ? current.intro()?.examine() : undefined;
  }

  tellMirrorFaults();
  background(resume().then(() => (current.all().length > 0 ? daemon.watch() : undefined)));
}
