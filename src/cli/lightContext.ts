import { toPlain, type Language } from '../text.ts';
import type { Arguments } from './arguments.ts';
import type { LightContext, LightIo } from './context.ts';

/** It loads nothing of labs: a verb that needs none starts at once. */
export function lightContext(args: Arguments, io: LightIo): LightContext {
  const language = args.language ?? languageOf(io.env);
  return {
    args,
    io,
    language,
    say: (line) => {
      if (args.format === 'text') io.out(`${line}\n`);
    },
    plain: (what) => toPlain(what, language),
  };
}

export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return locale.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
}
