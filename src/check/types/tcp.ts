import * as z from 'zod/mini';
import { ownContainer } from '../../lab/names.ts';
import { told } from '../../lab/told.ts';
import { said } from '../../text.ts';
import type { Text } from '../../text.ts';
import type { WireResult } from '../../world/wire/wire.ts';
import { defineCheck } from '../checkType.ts';
import { missingFrom, texts } from '../matchers.ts';
import { containerPort, reach, saidFault, unreached, whereOf } from '../published.ts';
import type { Reach } from '../published.ts';
import { shown } from '../wordings.ts';

const schema = z
  .strictObject({
    container: ownContainer,
    /** The container's port; it must be published. */
    port: containerPort,
    /** `false`: nobody must listen there, and the container must run. */
    open: z.optional(z.boolean()),
    /** What it says first, within half a second. */
    includes: z.optional(texts),
  })
  .check(
    z.refine(
      ({ open, includes }) => open !== false || includes === undefined,
      told({
        en: 'With `open: false` nobody says anything: leave out `includes`.',
        'zh-cn': '写了 `open: false` 就不会有内容：请去掉 `includes`。',
      }),
    ),
  );
export type TcpSpec = z.infer<typeof schema>;

export interface TcpObservation extends Reach {
  /** Undefined when the port is not published, so that nothing was asked. */
  readonly result: WireResult<{ readonly banner: string }> | undefined;
}

const isOpen: Text = {
  en: 'port {port} of `{name}` takes connections',
  'zh-cn': '`{name}` 的端口 {port} 接受连接',
};
const isShut: Text = {
  en: 'port {port} of `{name}` takes no connections',
  'zh-cn': '`{name}` 的端口 {port} 不接受连接',
};
const says: Text = { en: '`{text}` as its first words', 'zh-cn': '先发来 `{text}`' };

const silent: Text = { en: 'it says nothing first', 'zh-cn': '它没有先发来内容' };
const unpublished: Text = { en: 'port {port} is not published', 'zh-cn': '端口 {port} 没有发布' };

export const tcp = defineCheck<TcpSpec, TcpObservation>({
  type: 'tcp',
  schema,
  async observe(spec, { world }) {
    const reached = await reach(spec, world);
    const { at } = reached;
    if (at === undefined || unreached(spec, reached) !== undefined) {
      return { ...reached, result: undefined };
    }
    const { patience, ...where } = whereOf(reached, at, world);
    const waits = patience === undefined || spec.open === false ? {} : { patience };
    return { ...reached, result: await world.wire.tcp({ ...where, ...waits }) };
  },
  judge(spec, { result, ...reached }) {
    const { container: name, port } = spec;
    const wantsOpen = spec.open !== false;
    const expected = said(wantsOpen ? isOpen : isShut, { name, port });
    const cut = unreached(spec, reached);
    if (!wantsOpen && cut?.aspect === 'not-published') {
      return { pass: true, expected, observed: said(unpublished, { port }) };
    }
    if (cut !== undefined) return { ...cut, expected };
    if (result?.answer === undefined) {
      const fault = result?.fault ?? 'refused';
      const observed = saidFault(fault, reached.at?.hostPort ?? 0);
      return wantsOpen || fault === 'unreachable'
        ? { pass: false, aspect: 'fault', expected, observed }
        : { pass: true, expected, observed };
    }
    const observed = said(isOpen, { name, port });
    if (!wantsOpen) return { pass: false, aspect: 'open', expected, observed };
    const { banner } = result.answer;
    const [missing] = missingFrom(banner, spec.includes);
    if (missing === undefined) return { pass: true, expected, observed };
    return {
      pass: false,
      aspect: 'banner',
      expected: said(says, { text: missing }),
      observed: banner === '' ? said(silent) : shown(banner.slice(0, 80)),
    };
  },
});
