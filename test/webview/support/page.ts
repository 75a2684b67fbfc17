import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromGuide, ToGuide } from '../../../src/protocol/guide.ts';
import type { Language } from '../../../src/text.ts';
import { guideHtml } from '../../../src/vscode/guide/html.ts';
import { fonts, themes, type ThemeName } from './themes.ts';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

declare global {
  interface Window {
    sent: FromGuide[];
    violations: string[];
  }
}

/** In the place of the editor: keeps what the guide sends and its state over a reload. */
const editorStub = `
  window.sent = [];
  window.violations = [];
  addEventListener('securitypolicyviolation', (event) =>
    window.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.sent.push(structuredClone(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
`;

/** One real Chromium, and the guide in it behind the policy that the extension gives it. */
export interface GuidePage {
  readonly page: Page;
  readonly origin: string;
  /** A fresh page, ready for its first view. */
  open(options?: { readonly theme?: ThemeName; readonly language?: Language }): Promise<void>;
  theme(name: ThemeName): Promise<void>;
  width(pixels: number): Promise<void>;
  /** Returns when it has been drawn. */
  post(message: ToGuide): Promise<void>;
  /** What the guide sent since it was last asked. */
  sent(): Promise<readonly FromGuide[]>;
  /** Broken policy, errors and warnings since it was last asked. */
  troubles(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startGuide(): Promise<GuidePage> {
  const files = await bundle();
  const { server, origin } = await serve(files);
  const executablePath = places.find((place) => existsSync(place)) ?? 'chromium';
  const browser = await chromium.launch({ executablePath, args: flags });
  const page = await newPage(browser);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));

  const theme = async (name: ThemeName): Promise<void> => {
    await page.evaluate(
      ({ kind, classes, variables }) => {
        const { style } = document.documentElement;
        style.cssText = '';
        for (const [key, value] of Object.entries(variables)) style.setProperty(key, value);
        document.body.dataset['vscodeThemeKind'] = kind;
        document.body.className = classes;
      },
      { ...themes[name], variables: { ...themes[name].variables, ...fonts } },
    );
    await drawn(page);
  };
  return {
    page,
    origin,
    async open({ theme: name = 'dark', language = 'en' } = {}) {
      await page.goto(`${origin}/?${language}`);
      await page.evaluate(() => sessionStorage.clear());
      await page.reload();
      await theme(name);
      errors.length = 0;
    },
    theme,
    width: (pixels) => page.setViewportSize({ width: pixels, height: 760 }),
    async post(message) {
      await page.evaluate((data) => window.postMessage(data, '*'), message);
      await drawn(page);
    },
    sent: () => page.evaluate(() => window.sent.splice(0)),
    troubles: async () => [
      ...(await page.evaluate(() => window.violations.splice(0))),
      ...errors.splice(0),
    ],
    async close() {
      await browser.close();
      await new Promise((done) => server.close(done));
    },
  };
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 370, height: 760 },
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** Two frames: the message has arrived, and what it changed has been laid out. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)));
      }),
  );
}

type Files = ReadonlyMap<string, { readonly type: string; readonly content: string | Uint8Array }>;

async function bundle(): Promise<Files> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { guide: 'webview/main.ts' },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome136',
    minify: true,
    write: false,
    outdir: 'out',
    legalComments: 'none',
  });
  const content = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>';
  return new Map([
    ['/guide.js', { type: 'text/javascript', content: content('.js') }],
    ['/guide.css', { type: 'text/css', content: content('.css') }],
    [
      '/default.css',
      {
        type: 'text/css',
        content: readFileSync(resolve(root, 'test/webview/support/default.css')),
      },
    ],
    ['/favicon.ico', { type: 'image/svg+xml', content: picture }],
    ['/lab/images/layers.svg', { type: 'image/svg+xml', content: picture }],
  ]);
}

async function serve(files: Files): Promise<{ server: Server; origin: string }> {
  let origin = '';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const file = files.get(url.pathname);
    if (file) response.setHeader('content-type', file.type).end(file.content);
    else if (url.pathname !== '/') response.writeHead(404).end();
    else response.setHeader('content-type', 'text/html').end(html(origin, url.search));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return { server, origin };
}

/** The extension's own page, with the editor's default styles and its stub put in. */
function html(origin: string, search: string): string {
  const nonce = 'a1b2c3';
  return guideHtml({
    nonce,
    cspSource: origin,
    script: `${origin}/guide.js`,
    style: `${origin}/guide.css`,
    language: search === '?zh-cn' ? 'zh-cn' : 'en',
    title: 'Container Lab',
  })
    .replace('<link', '<link rel="stylesheet" href="/default.css" /><link')
    .replace('<body>', `<body><script nonce="${nonce}">${editorStub}</script>`);
}
