import type { Text } from '../../../text.ts';

/** The words of a link to the public reference. */
export const referencePage: Text = { en: 'Dockerfile reference', 'zh-cn': 'Dockerfile 参考文档' };
