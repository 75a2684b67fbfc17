import { said, type Text } from '../text.ts';
import type { Context } from './context.ts';
import { UsageError } from './usageError.ts';

const ask: Text = { en: 'Go on? [y/N]', 'zh-cn': '继续吗？[y/N]' };
const notAsked: Text = {
  en: 'Could not go on: nobody can be asked here, and nothing was changed. Look at what it would do, then run `container-lab {again} --yes`.',
  'zh-cn':
    '无法继续：这里无法询问，也没有做任何更改。请先看看它会做什么，再运行 `container-lab {again} --yes`。',
};
const declined: Text = { en: 'Nothing was changed.', 'zh-cn': '没有做任何更改。' };

/**
 * Whether the person agrees to what was just said to them: by `--yes`, or by a y where they can be
 * asked. Where they cannot, it is wrong usage: a script must not take a preview for the deed.
 */
export async function agrees(context: Context, again: string): Promise<boolean> {
  const { args, io, plain, say } = context;
  if (args.yes) return true;
  if (!io.confirm || args.format !== 'text') throw new UsageError(said(notAsked, { again }));
  const agreed = await io.confirm(plain(said(ask)));
  if (!agreed) say(plain(said(declined)));
  return agreed;
}
