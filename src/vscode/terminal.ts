import { window, workspace, type Terminal, type TerminalShellExecution } from 'vscode';
import type { Disposing } from './owner.ts';
import type { TerminalCommand } from '../world/world.ts';
import { isIn } from './inFolder.ts';
import { readOutput } from './terminalOutput.ts';

export interface LabTerminals extends Disposing {
  /** Runs a command line in a shell of the lab folder that is free. */
  run(lab: { readonly id: string; readonly folder: string }, commandLine: string): Promise<void>;
  /** Runs it outside of a lab folder, in a terminal of its own: before a lab is started. */
  runAnywhere(commandLine: string): Promise<void>;
}

/** How long a shell may take to say that it is integrated, before it is simply typed into. */
const integrationLimit = 3_000;

/**
 * `environment` is what a terminal needs to reach the endpoint that the checks ask. `ran` hears what
 * shells ran in a folder, wherever they were opened; `ended` that any command has ended.
 */
export function labTerminals(
  environment: () => Readonly<Record<string, string>>,
  ran: (folder: string, command: TerminalCommand) => void,
  ended: () => void,
  /** Whether what commands print may be read. */
  watched: () => boolean,
): LabTerminals {
  const ours = new Map<Terminal, string>();
  const busy = new Map<Terminal, TerminalShellExecution>();
  const started = new WeakMap<TerminalShellExecution, number>();
  const outputs = new WeakMap<TerminalShellExecution, () => Promise<string>>();
  const typedInto = new WeakSet<Terminal>();

  const listening = [
    window.onDidCloseTerminal((terminal) => {
      ours.delete(terminal);
      busy.delete(terminal);
    }),
    window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
      busy.set(terminal, execution);
      started.set(execution, Date.now());
      if (watched()) outputs.set(execution, readOutput(execution));
    }),
    window.onDidEndTerminalShellExecution(({ terminal, execution, exitCode }) => {
      if (busy.get(terminal) === execution) busy.delete(terminal);
      ended();
      const cwd = execution.cwd?.fsPath ?? ours.get(terminal);
      if (cwd === undefined) return;
      const command = {
        time: started.get(execution) ?? Date.now(),
        commandLine: execution.commandLine.value,
        exitCode,
      };
      const output = outputs.get(execution);
      if (output === undefined) ran(cwd, command);
      else void output().then((text) => ran(cwd, { ...command, output: text }));
    }),
  ];

  function free(folder: string): Terminal | undefined {
    for (const [terminal, home] of ours) {
      if (home !== folder || terminal.exitStatus !== undefined || busy.has(terminal)) continue;
      const { shellIntegration } = terminal;
      // A shell that does not tell whether it is busy is used once only.
      if (shellIntegration === undefined ? typedInto.has(terminal) : away(terminal, folder))
        continue;
      return terminal;
    }
    return undefined;
  }

  function away(terminal: Terminal, folder: string): boolean {
    const cwd = terminal.shellIntegration?.cwd?.fsPath;
    return cwd !== undefined && !isIn(folder, cwd);
  }

  function open({ id, folder }: { readonly id: string; readonly folder: string }): Terminal {
    const terminal = window.createTerminal({ name: id, cwd: folder, env: { ...environment() } });
    ours.set(terminal, folder);
    return terminal;
  }

  async function type(terminal: Terminal, commandLine: string): Promise<void> {
    if (!workspace.isTrusted) return;
    terminal.show(true);
    const integration = await shellIntegration(terminal);
    if (integration && !commandLine.includes('\n')) {
      integration.executeCommand(commandLine);
    } else {
      typedInto.add(terminal);
      terminal.sendText(commandLine, true);
    }
  }

  return {
    run: (lab, commandLine) => type(free(lab.folder) ?? open(lab), commandLine),
    runAnywhere: (commandLine) =>
      type(
        window.createTerminal({ name: 'Container Lab', env: { ...environment() } }),
        commandLine,
      ),
    dispose() {
      for (const each of listening) each.dispose();
    },
  };
}

function shellIntegration(terminal: Terminal): Promise<Terminal['shellIntegration']> {
  if (terminal.shellIntegration) return Promise.resolve(terminal.shellIntegration);
  return new Promise((resolve) => {
    const done = (integration: Terminal['shellIntegration']): void => {
      clearTimeout(timer);
      changed.dispose();
      resolve(integration);
    };
    const timer = setTimeout(() => done(undefined), integrationLimit);
    const changed = window.onDidChangeTerminalShellIntegration((event) => {
      if (event.terminal === terminal) done(event.shellIntegration);
    });
  });
}
