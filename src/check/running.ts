import { said } from '../text.ts';
import type { Text } from '../text.ts';
import type { Container } from '../world/docker/objects/container.ts';
import { inState, stateOf } from './containerState.ts';
import type { Judgement } from './verdict.ts';
import { missingContainer } from './wordings.ts';

const ended: Text = {
  en: '`{name}` ended while it was looked at',
  'zh-cn': '`{name}` 在检查期间结束了',
};

/** The failure of what can be seen of a running container alone: it is missing, or does not run. */
export function notRunning(name: string, container: Container | undefined): Judgement {
  const observed =
    container === undefined
      ? said(missingContainer, { name })
      : container.state === 'running'
        ? said(ended, { name })
        : stateOf(container);
  const aspect = container === undefined ? 'no-container' : 'not-running';
  return { pass: false, aspect, expected: inState(name, 'running'), observed };
}
