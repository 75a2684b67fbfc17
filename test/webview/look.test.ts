import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import { languages } from '../../src/text.ts';
import { root, startGuide, type GuidePage } from './support/page.ts';
import { themes, type ThemeName } from './support/themes.ts';
import { views } from './support/views.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = resolve(root, 'test-results/webview');
const names = Object.keys(themes) as ThemeName[];

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> };
  }
}

describe('the guide, in every state', () => {
  let guide: GuidePage;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    guide = await startGuide();
  });
  after(() => guide.close());

  for (const language of languages) {
    for (const [state, screen] of Object.entries(views(language).all)) {
      it(`${state} (${language}): no axe finding in any theme, no policy broken, fits 220 px`, async () => {
        const { view } = views(language);
        await guide.width(370);
        await guide.open({ language });
        await guide.post({ type: 'view', view: view(screen) });
        await guide.page.evaluate(axe);
        for (const name of names) {
          await guide.theme(name);
          await picture(guide, `${state}.${language}.${name}`);
          assert.deepEqual(await findings(guide), [], name);
        }
        for (const width of [220, 800]) {
          await guide.width(width);
          await picture(guide, `${state}.${language}.${width}`);
          assert.deepEqual(await overflowing(guide), [], `at ${width} px`);
        }
        assert.deepEqual(await guide.troubles(), []);
        assert.equal(
          await guide.page.locator('html').getAttribute('lang'),
          language === 'en' ? 'en' : 'zh-CN',
        );
      });
    }
  }

  it('the open menu: no axe finding in any theme', async () => {
    const { view, step } = views('en');
    for (const width of [220, 370]) {
      await guide.width(width);
      await guide.open();
      await guide.post({ type: 'view', view: view(step()) });
      await guide.page.evaluate(axe);
      await guide.page.getByRole('button', { name: 'More actions' }).click();
      for (const name of names) {
        await guide.theme(name);
        await picture(guide, `menu.${width}.${name}`);
        assert.deepEqual(await findings(guide), [], name);
      }
      assert.deepEqual(await overflowing(guide), []);
    }
  });

  it('finds what it is meant to find', async () => {
    await guide.open();
    await guide.post({ type: 'view', view: views('en').view({ kind: 'none', labs: [] }) });
    await guide.page.evaluate(axe);
    await guide.page.evaluate(() => {
      const button = document.createElement('button');
      document.getElementById('main')?.append(button);
      const wide = document.createElement('p');
      wide.style.width = '900px';
      document.getElementById('main')?.append(wide);
      const script = document.createElement('script');
      script.textContent = 'window.broken = true';
      document.body.append(script);
    });
    assert.match((await findings(guide)).join(), /button-name/);
    assert.notDeepEqual(await overflowing(guide), []);
    assert.match((await guide.troubles()).join(), /script-src/);
  });
});

/** To be looked at. The caret is left alone: hiding it would need a style that the policy forbids. */
async function picture({ page }: GuidePage, name: string): Promise<void> {
  await page.screenshot({ path: `${pictures}/${name}.png`, caret: 'initial' });
}

async function findings({ page }: GuidePage): Promise<string[]> {
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** Elements wider than their place, apart from those that scroll code. */
function overflowing({ page }: GuidePage): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('#guide *')]
      .filter((each) => each.closest('.command, .prose table, svg, .sr-only') === null)
      .filter((each) => {
        const { right, width } = each.getBoundingClientRect();
        return width > 0 && right > window.innerWidth + 0.5;
      })
      .map((each) => each.outerHTML.slice(0, 120))
      // Only what lies between header and foot scrolls: focus could take the whole page away else.
      .concat(document.documentElement.scrollHeight > window.innerHeight ? ['the page'] : []),
  );
}
