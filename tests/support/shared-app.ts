import { isDeepStrictEqual } from 'node:util';
import type { ElectronApplication, Page } from 'playwright-core';
import type { SettingsChange } from '../../shared/settings.ts';
import { launchApp, localAddress, type RunningApp } from './app.ts';
import { answerQuestions } from './native-questions.ts';

export interface AppWindow {
  readonly app: RunningApp;
  readonly page: Page;
  /** Where requests are posted to. */
  readonly url: string;
}

/** The app of this process, which its test files use one after another, and how it was when it was started. */
let shared: { readonly app: RunningApp; readonly whenStarted: State } | null = null;

/**
 * An open app without requests, test keys and settings, like one that was started for the first time. A test file that
 * ends the app, or changes it in a way that can't be undone here, launches one of its own.
 *
 * @param settings are set without the question that the user would be asked.
 */
export async function emptyApp(settings: SettingsChange = {}): Promise<AppWindow> {
  if (shared !== null && !(await isEmptied(shared.app, shared.whenStarted).catch(() => false))) {
    await shared.app.close().catch(() => undefined);
    shared = null;
  }
  if (shared === null) {
    const app = await launchRemembering();
    shared = { app, whenStarted: await stateOf(await app.page()) };
  }
  const { app } = shared;
  const page = await app.page();
  if (Object.keys(settings).length > 0) await changeSettings(app, page, settings);
  return { app, page, url: await localAddress(page) };
}

/** Starts an app, and notes at each of its starts what its tests may replace. */
async function launchRemembering(): Promise<RunningApp> {
  const app = await launchApp();
  await rememberModules(app.electron());
  return {
    ...app,
    restart: async () => {
      await app.restart();
      await rememberModules(app.electron());
    },
  };
}

type State = Awaited<ReturnType<typeof stateOf>>;

/** What the window shows of the inspector, except for numbers that only grow. */
function stateOf(page: Page) {
  return page.evaluate(async () => {
    const { store: _, search: __, ...state } = await window.hookscope.call('state.get');
    return state;
  });
}

/**
 * Undoes what tests do: requests, imports, keys, settings, what the window remembers, the clipboard, the window's place, and
 * replaced functions of Electron.
 *
 * @returns whether everything is then as it was when the app was started.
 */
async function isEmptied(app: RunningApp, whenStarted: State): Promise<boolean> {
  const page = await app.page();
  // A size that a test gave the page by `setViewportSize` would stay, whatever size the window has.
  if (page.viewportSize() !== null) return false;
  for (const event of ['console', 'dialog', 'pageerror', 'requestfailed'])
    page.removeAllListeners(event);
  await page.emulateMedia({ colorScheme: null });
  await page.mouse.move(0, 0);
  await changeSettings(app, page, whenStarted.settings);
  await page.evaluate(async () => {
    for (const { fingerprint } of (await window.hookscope.call('state.get')).keys)
      await window.hookscope.call('keys.remove', { fingerprint });
    for (const { number } of await window.hookscope.call('import.runs'))
      await window.hookscope.call('import.dismiss', { number });
    await window.hookscope.call('list.forget');
    localStorage.clear();
    sessionStorage.clear();
  });
  await restoreModules(app.electron());
  await page.reload();
  await page.getByText('Waiting for the first webhook').waitFor();
  const deadline = performance.now() + 5_000;
  while (!isDeepStrictEqual(await stateOf(page), whenStarted)) {
    // It costs a start, and no test.
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return page.evaluate(async () => {
    const ask = { filter: { text: '', show: 'all' }, from: 0, count: 1 } as const;
    const rows = await window.hookscope.call('list.rows', ask);
    return rows?.counts.all === 0;
  });
}

async function changeSettings(app: RunningApp, page: Page, settings: SettingsChange) {
  await answerQuestions(app.electron(), 0);
  const outcome = await page.evaluate(
    (change) => window.hookscope.call('settings.change', change),
    settings,
  );
  await restoreModules(app.electron());
  if (!outcome.ok) throw new Error(`The settings were not changed: ${outcome.detail}`);
}

/** What `rememberModules` leaves in the main process. */
interface Remembered {
  readonly globals: ReadonlySet<string>;
  readonly functions: readonly (readonly [module: object, name: string, value: unknown])[];
  readonly bounds: Electron.Rectangle;
}

/** Notes how Electron's modules, the globals of the main process and the window's place are, as the app starts with them. */
function rememberModules(electron: ElectronApplication): Promise<void> {
  return electron.evaluate(({ BrowserWindow, clipboard, dialog, Menu, shell }) => {
    const functions = [clipboard, dialog, shell, Menu.prototype].flatMap((module) =>
      Object.entries(module).map(([name, value]) => [module, name, value] as const),
    );
    const bounds = BrowserWindow.getAllWindows()[0]?.getBounds();
    const globals = new Set([...Object.keys(globalThis), 'remembered']);
    Object.assign(globalThis, { remembered: { globals, functions, bounds } });
  });
}

function restoreModules(electron: ElectronApplication): Promise<void> {
  return electron.evaluate(({ BrowserWindow, clipboard, session }) => {
    const scope = globalThis as unknown as Record<string, unknown>;
    const { globals, functions, bounds } = scope['remembered'] as Remembered;
    for (const [module, name, value] of functions) Object.assign(module, { [name]: value });
    for (const name of Object.keys(scope))
      if (!globals.has(name)) Reflect.deleteProperty(scope, name);
    const { webRequest } = session.defaultSession;
    webRequest.onSendHeaders(null);
    webRequest.onCompleted(null);
    webRequest.onErrorOccurred(null);
    clipboard.clear();
    const [window, ...others] = BrowserWindow.getAllWindows();
    others.forEach((other) => other.destroy());
    window?.unmaximize();
    window?.setBounds(bounds);
    window?.show();
  });
}
