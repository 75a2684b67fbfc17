import { commands, type Disposable } from 'vscode';
import { commandIds, type CommandName } from './ids.ts';

/** What each command does. The argument comes from a tree row, a link or nothing. */
export type CommandTable = Readonly<Record<CommandName, (argument: unknown) => unknown>>;

/** The one place that registers commands. A failure is told; it never reaches the caller. */
export function registerCommands(
  table: CommandTable,
  failed: (error: unknown) => void,
): Disposable[] {
  return names().map((name) =>
    commands.registerCommand(commandIds[name], async (argument: unknown) => {
      try {
        await table[name](argument);
      } catch (error) {
        failed(error);
      }
    }),
  );
}

function names(): readonly CommandName[] {
  return Object.keys(commandIds).filter((name): name is CommandName => name in commandIds);
}
