import { window } from 'vscode';
import type { Lab } from '../lab/model.ts';
import { valueFault } from '../lab/variables.ts';
import type { Text } from '../text.ts';
import { say } from './say.ts';

const otherName: Text = {
  en: 'Another name for `{variable}` in this lab',
  'zh-cn': '在本实验中为 `{variable}` 换个名字',
};

/** Asks for another value of one of the lab's variables; undefined when nothing was chosen. */
export async function askForName(
  lab: Lab,
  values: Readonly<Record<string, string>>,
  variable?: string,
): Promise<{ readonly variable: string; readonly value: string } | undefined> {
  const name = variable ?? (await askForVariable(lab, values));
  const form = name === undefined ? undefined : lab.variables[name]?.is;
  if (name === undefined || form === undefined) return undefined;
  const before = values[name] ?? '';
  const value = await window.showInputBox({
    title: say(otherName, { variable: name }),
    value: before,
    ignoreFocusOut: true,
    validateInput(written) {
      const fault = valueFault(form, written);
      return fault ? say(fault) : undefined;
    },
  });
  return value === undefined || value === before ? undefined : { variable: name, value };
}

async function askForVariable(
  lab: Lab,
  values: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const names = Object.keys(lab.variables);
  if (names.length < 2) return names[0];
  const items = names.map((label) => ({ label, description: values[label] ?? '' }));
  const title = say({ en: 'Which name?', 'zh-cn': '换哪个名字？' });
  return (await window.showQuickPick(items, { title }))?.label;
}
