/** Real VS Code (code-server) in real Chromium, with the packed extension, driven as a learner does. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { ensureChromium } from '../../../scripts/ensure/chromium.mjs';
import { installVsix, startCodeServer } from '../../../scripts/ensure/codeServer.mjs';
import { until } from './until.ts';

const root = resolve(import.meta.dirname, '../../..');
const shots = resolve(root, 'test-results/ui');

export interface EditorOptions {
  readonly locale?: 'en' | 'zh-cn';
  /** The user's own settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of machine scope. */
  readonly machine?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the labs' folders are made, under this editor's own folder. */
  readonly labsRoot?: string;
  /** The lab that the guide offers to start. */
  readonly lab?: string;
  /** A folder to open, under this editor's own folder; nothing leads to the lab then. */
  readonly folder?: string;
  /** Folders are not trusted until the person says so. */
  readonly untrusted?: boolean;
  /** Called with this editor's own folder before the editor starts. */
  readonly prepare?: (home: string) => Promise<void>;
}

/** What of an editor one window is. */
type EditorWindow = Pick<Editor, 'page' | 'guide' | 'terminal' | 'command'>;

export interface Editor {
  readonly page: Page;
  /** A folder of this editor's own: home, labs and state are under it. */
  readonly home: string;
  /** The guide's document, two frames deep. */
  guide(): Promise<Frame>;
  /** Types a command line into the active terminal, with Enter. */
  type(command: string): Promise<void>;
  /** What the active terminal shows, without spaces, since lines are broken anywhere; '' without one. */
  terminal(): Promise<string>;
  /**
   * Opens a file by its name, or by its whole path where others have the same name, with the cursor
   * behind the first place of a text in `whole`, the file's own.
   */
  open(file: string, behind?: { readonly text: string; readonly whole: string }): Promise<void>;
  /** Opens a file of the lab, replaces its text as a person does, and saves it. */
  write(file: string, text: string): Promise<void>;
  save(): Promise<void>;
  /** Applies the first quick fix at the last place of a text in a file, given by its whole path. */
  quickFix(path: string, at: string): Promise<void>;
  /** Runs a command by its title in the command palette. */
  command(title: string): Promise<void>;
  /** Another window on the same server and folder. */
  secondWindow(): Promise<EditorWindow>;
  /** Kept in test-results/ui, out of git. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openEditor({
  locale = 'en',
  settings = {},
  machine = {},
  env = {},
  labsRoot = 'my labs',
  lab = 'flask-uwsgi-v1',
  folder,
  untrusted = false,
  prepare,
}: EditorOptions = {}): Promise<Editor> {
  const home = await mkdtemp(join(tmpdir(), 'container-lab ui '));
  const extensionsDir = join(home, 'extensions');
  await mkdir(extensionsDir, { recursive: true });
  await installVsix(resolve(root, 'dist/container-lab.vsix'), extensionsDir);
  const userDataDir = join(home, 'user-data');
  // Settings of machine scope are read from the machine's own file only.
  await mkdir(join(userDataDir, 'Machine'), { recursive: true });
  await writeFile(
    join(userDataDir, 'Machine/settings.json'),
    JSON.stringify({ 'containerLab.labsRoot': join(home, labsRoot), ...machine }),
  );
  await prepare?.(home);
  const server = await startCodeServer({
    userDataDir,
    extensionsDir,
    locale,
    trustAll: !untrusted,
    ...(folder !== undefined && { folder: join(home, folder) }),
    settings: {
      'terminal.integrated.defaultProfile.linux': 'bash',
      // What a test types is what stands in the file.
      'editor.autoClosingBrackets': 'never',
      'editor.autoSurround': 'never',
      'editor.autoIndent': 'none',
      '[yaml]': { 'editor.autoIndent': 'none' },
      // On a canvas a terminal's text cannot be read.
      'terminal.integrated.gpuAcceleration': 'off',
      ...settings,
    },
    env: {
      XDG_STATE_HOME: join(home, 'state'),
      ...(folder === undefined && { CONTAINER_LAB_OPEN: lab }),
      EXTENSIONS_GALLERY: '{}',
      ...env,
    },
  });
  const browser = await launch();
  const page = await openPage(browser, server.url);
  let shot = 0;
  return {
    ...windowOf(page),
    home,
    type: (command) => typeInTerminal(page, command),
    open: (file, behind) => openFile(page, file, behind && placeBehind(behind.whole, behind.text)),
    write: (file, text) => write(page, file, text),
    save: () => save(page),
    quickFix: (path, at) => quickFix(page, path, at),
    secondWindow: async () => windowOf(await openPage(browser, page.url())),
    screenshot: async (name) => {
      await mkdir(shots, { recursive: true });
      const number = String(++shot).padStart(2, '0');
      await page.screenshot({ path: join(shots, `${locale}-${number}-${name}.png`) });
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function windowOf(page: Page): EditorWindow {
  return {
    page,
    guide: () => guideFrame(page),
    terminal: () => terminalText(page),
    command: (title) => runCommand(page, title),
  };
}

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(url).origin,
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  return page;
}

/** A webview is an iframe in an iframe: the inner one holds the document. */
async function guideFrame(page: Page): Promise<Frame> {
  return until(
    'the guide',
    async () => {
      for (const frame of page.frames()) {
        if (frame === page.mainFrame() || frame.isDetached()) continue;
        if ((await frame.locator('#guide main').count()) > 0) return frame;
      }
      return undefined;
    },
    60_000,
  );
}

async function typeInTerminal(page: Page, command: string): Promise<void> {
  // The newest terminal; a second input in it belongs to its sticky command line.
  const input = page.locator('.terminal-wrapper.active').last().locator('textarea').first();
  await input.waitFor({ state: 'attached' });
  // A busy editor may lose a key: as a person, look at what stands there, and type it once more.
  await until(`“${command}” in the terminal`, async () => {
    await input.focus();
    await page.keyboard.press('Control+U');
    await page.keyboard.type(command);
    return until('it', async () => (await terminalText(page)).endsWith(bare(command)), 5000);
  });
  await page.keyboard.press('Enter');
}

async function terminalText(page: Page): Promise<string> {
  const rows = page.locator('.terminal-wrapper.active').last().locator('.xterm-rows').first();
  return (await rows.count()) === 0 ? '' : bare(await rows.innerText());
}

/** Text as a terminal may show it, which breaks lines anywhere. */
function bare(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

/** Types into VS Code's quick pick and takes the row that has the text. */
async function pick(page: Page, key: string, typed: string, row: string): Promise<void> {
  const box: Locator = page.locator('.quick-input-widget input').first();
  const found = page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
  // The list is not renewed when a window that is still starting learns of more commands or files:
  // as a person, ask once more.
  await until(
    `“${row}” in the list`,
    async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      await box.waitFor({ timeout: 3000 });
      // What else comes into focus closes the box.
      await box.fill(typed, { timeout: 3000 });
      await found.click({ timeout: 3000 });
      return true;
    },
    60_000,
  );
}

async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, 'F1', `>${title}`, title);
}

/** Opens a file, at a line and column (from 1) where they are given, and goes into its text. */
async function openFile(page: Page, file: string, at = ''): Promise<void> {
  const name = basename(file);
  await pick(page, 'Control+P', file + at, name);
  await page.locator('.tab.active', { hasText: name }).waitFor();
  // What is typed before the text has the focus is lost.
  await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
}

async function write(page: Page, file: string, text: string): Promise<void> {
  await openFile(page, file);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await save(page);
}

async function save(page: Page): Promise<void> {
  const dirty = page.locator('.tab.active.dirty');
  // Typing shows on the tab a moment later; a text that is the same as before never does.
  await dirty.waitFor({ state: 'attached', timeout: 3000 }).catch(() => undefined);
  await page.keyboard.press('Control+S');
  await dirty.waitFor({ state: 'detached' });
}

/** As the quick open list takes it: the line and column behind a text. */
function placeBehind(whole: string, text: string): string {
  const before = whole.slice(0, whole.indexOf(text) + text.length).split('\n');
  return `:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

async function quickFix(page: Page, path: string, at: string): Promise<void> {
  const whole = await readFile(path, 'utf8');
  const place = placeBehind(whole, whole.slice(0, whole.lastIndexOf(at)));
  const fix = page
    .locator('.action-widget .monaco-list-row.action', { hasText: 'Container Lab' })
    .first();
  // A busy editor closes its menu again when late diagnostics come in: as a person, ask once more.
  // By the keyboard: what the pointer would hit may lie under a heading that stays in view.
  await until(`the quick fix at ${at}`, async () => {
    await openFile(page, path, place);
    await page.keyboard.press('Control+.');
    await fix.click({ timeout: 3000 });
    return true;
  });
  await fix.waitFor({ state: 'detached' });
}
