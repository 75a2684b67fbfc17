import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { Lab, VariableForm } from '../../lab/model.ts';
import { valueFault } from '../../lab/variables.ts';

/** Values that nothing of the user's carries, so that a trial touches nothing of theirs. */
export async function uniqueVariables(lab: Lab): Promise<Readonly<Record<string, string>>> {
  const mark = randomBytes(4).toString('hex');
  const values = await Promise.all(
    Object.entries(lab.variables).map(async ([name, variable]) => {
      const value = await uniqueValue(variable.is, variable.default, mark);
      return [name, value] as const;
    }),
  );
  return Object.fromEntries(values);
}

async function uniqueValue(form: VariableForm, value: string, mark: string): Promise<string> {
  if (form === 'port') return freePort();
  const unique = `${value}-t${mark}`;
  return valueFault(form, unique) === undefined ? unique : `t${mark}`;
}

/** Another lab of this run may not have taken its port yet. */
const given = new Set<string>();

async function freePort(): Promise<string> {
  for (;;) {
    const port = await anyPort();
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}

function anyPort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(String(port)));
    });
  });
}
