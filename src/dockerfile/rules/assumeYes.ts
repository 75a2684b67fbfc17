import type { Found } from '../../lint/finding.ts';
import type { Text } from '../../text.ts';
import type { Dockerfile } from '../model.ts';
import { optionMissing, type Wanted } from './optionMissing.ts';

/** Each command that would ask, and nobody answers. */
export function assumeYes(
  file: Dockerfile,
  asking: Pick<Wanted, 'needs' | 'given' | 'place'>,
): readonly Found[] {
  return optionMissing(file, { ...asking, option: '-y', text });
}

const text: Text = {
  en: '`{command}` asks before it goes on, and a build cannot answer. Add `{option}`.',
  'zh-cn': '`{command}` 会先询问，构建时没法回答，请加上 `{option}`。',
};
