import { lintVerb } from '../lint/verb.ts';

export const lint = lintVerb(async (context) => (await import('../quick.ts')).run(context));
