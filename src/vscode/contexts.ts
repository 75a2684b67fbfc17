import { commands } from 'vscode';

const names = ['labOpen', 'checking', 'noLabs'] as const;
type ContextName = (typeof names)[number];

/** The `when` clauses' keys; only what changed is sent. */
export function contexts(): (values: Readonly<Record<ContextName, boolean>>) => void {
  const sent = new Map<ContextName, boolean>();
  return (values) => {
    for (const name of names) {
      if (sent.get(name) === values[name]) continue;
      sent.set(name, values[name]);
      void commands.executeCommand('setContext', `containerLab.${name}`, values[name]);
    }
  };
}
