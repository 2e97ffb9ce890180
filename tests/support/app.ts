// Says what `window.hookscope` is. An import would run that file.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="../../renderer/bridge.ts" />
import { chownSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { _electron } from 'playwright-core';
import { patiently } from '../../scripts/support/patient-evaluate.mjs';
import type { SettingsChange } from '../../shared/settings.ts';

/** The checkout, or what else `HOOKSCOPE_APP` names: the folder whose `out/` is tested. */
const appFolder = process.env['HOOKSCOPE_APP'] ?? resolve(import.meta.dirname, '../..');

export interface RunningApp {
  readonly dataDir: string;
  /** Playwright's handle; another one after `restart`. */
  readonly electron: () => ElectronApplication;
  /** The window's page, with the bridge in it. */
  readonly page: () => Promise<Page>;
  readonly close: () => Promise<void>;
  /** Ends the app and starts it on the same data. */
  readonly restart: () => Promise<void>;
}

interface LaunchOptions {
  /** A fresh one when left out; see `appDataDir`. */
  readonly dataDir?: string;
  /** What the app finds in `settings.json`. Tests reach no tunnel and any free port unless they say so. */
  readonly settings?: SettingsChange;
  readonly args?: readonly string[];
  /**
   * Whether the app finds the folder by itself, as without `--data`. It is then named `Hookscope`, in a folder of its own. Only
   * on Linux, where a variable names that.
   */
  readonly isOwnFolder?: boolean;
  /** More variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built app with its sandbox on, as a user whom Chromium grants one. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const { settings = {}, args = [], env = {}, isOwnFolder = false } = options;
  const dataDir = options.dataDir ?? appDataDir();
  writeSettings(dataDir, settings);
  const launch = () =>
    _electron.launch({
      chromiumSandbox: true,
      // Playwright would impose the light theme.
      colorScheme: null,
      executablePath: electronPath(),
      args: [
        '-r',
        readyGate(isOwnFolder ? dirname(dataDir) : null),
        ...appArguments(isOwnFolder ? null : dataDir, args),
      ],
      cwd: appFolder,
      env: { ...appEnvironment(), ...env },
      timeout: 30_000,
    });
  let running = patiently(await launch());
  return {
    dataDir,
    electron: () => running,
    page: async () => {
      const page = await running.firstWindow();
      page.setDefaultTimeout(30_000);
      // Keys that a test presses at once are for a part that may still be loading.
      await page.locator('[data-complete=true]').waitFor();
      // The main process has its menus once it answers a call.
      await page.evaluate(() => window.hookscope.call('export.running'));
      return page;
    },
    close: () => running.close(),
    restart: async () => {
      await running.close();
      running = patiently(await launch());
    },
  };
}

/**
 * A script that keeps Electron's `ready` back until Playwright is connected and calls `__playwright_run`. Without it
 * Playwright meets a window that is just being made, and on a busy machine waits without end at one launch in twelve.
 * It has a script of its own, but that one also turns features of Chromium off.
 *
 * @param appData the folder above the app's own; `null` leaves it where it is.
 */
function readyGate(appData: string | null): string {
  const path = join(testFolder(), `ready-gate-${process.pid}${appData === null ? '' : '-own'}.cjs`);
  const own =
    appData === null
      ? ''
      : `app.setPath('appData', ${JSON.stringify(appData)});
// For the processes that it starts.
process.env.XDG_CONFIG_HOME = ${JSON.stringify(appData)};`;
  writeFileSync(
    path,
    `const { app } = require('electron');
${own}
const ready = app.whenReady();
const connected = Promise.withResolvers();
const emit = app.emit.bind(app);
let readyArguments = [];
app.emit = (event, ...args) => {
  if (event !== 'ready') return emit(event, ...args);
  readyArguments = args;
  return app.listenerCount('ready') > 0;
};
app.whenReady = () => connected.promise;
globalThis.__playwright_run = async () => {
  await ready;
  connected.resolve();
  emit('ready', ...readyArguments);
};
`,
  );
  return ownedByApp(path);
}

/** The local address that requests are posted to, as the window shows it. */
export async function localAddress(page: Page): Promise<string> {
  return (await page.locator('.address-url code').textContent()) ?? '';
}

export function postJson(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** A fresh data folder that the app's user may write to. The test run removes it. */
export function appDataDir(): string {
  return ownedByApp(mkdtempSync(join(testFolder(), 'app-')));
}

/** The program that opens the app, and what it is started with. */
export function electronPath(): string {
  return required('HOOKSCOPE_ELECTRON');
}

export function appArguments(dataDir: string | null, more: readonly string[] = []): string[] {
  return [appFolder, ...(dataDir === null ? [] : ['--data', dataDir]), '--lang=en-US', ...more];
}

/** Our own environment without what makes Electron a Node: the tests run in that Node. */
export function appEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE' && entry[0] !== 'NODE_OPTIONS',
  );
  return { ...Object.fromEntries(kept), ...ownDisplay(), LANGUAGE: 'en' };
}

/** The display of this test process, where there is one for each. Vitest counts its processes from 1. */
function ownDisplay(): { readonly DISPLAY?: string } {
  const displays = process.env['HOOKSCOPE_DISPLAYS']?.split(' ') ?? [];
  const display = displays[Number(process.env['VITEST_POOL_ID']) - 1];
  return display === undefined ? {} : { DISPLAY: display };
}

function writeSettings(dataDir: string, settings: SettingsChange): void {
  mkdirSync(dataDir, { recursive: true });
  const tunnel = { kind: 'none', ...settings.tunnel };
  const file = join(dataDir, 'settings.json');
  writeFileSync(file, JSON.stringify({ port: 0, pathToken: 'test', ...settings, tunnel }));
  ownedByApp(file);
}

/** Gives a path to the app. Under root it runs as somebody else, to whom `HOOKSCOPE_TEST_TMP` belongs. */
export function ownedByApp(path: string): string {
  const { uid, gid } = statSync(testFolder());
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
  return path;
}

function testFolder(): string {
  return required('HOOKSCOPE_TEST_TMP');
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests by \`npm test\`.`);
  return value;
}
