import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { ElectronApplication, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  appArguments,
  appDataDir,
  appEnvironment,
  electronPath,
  launchApp,
  localAddress,
  ownedByApp,
  postJson,
} from '../support/app.ts';
import { freePort } from '../support/free-port.ts';
import { onLoopback } from '../support/loopback.ts';
import { answerQuestions, keepQuestionsOpen } from '../support/native-questions.ts';
import { isWindows } from '../support/system.ts';
import { until } from '../support/until.ts';

const runModule = pathToFileURL(resolve(import.meta.dirname, '../../scripts/support/run.mjs'));

/** A script that runs the app as `npm start` does. */
function starter(args: readonly string[]): string {
  return `
import { run } from ${JSON.stringify(runModule.href)};
process.exit(await run(${JSON.stringify(electronPath())}, ${JSON.stringify(args)}, { isAlone: true }));`;
}

/** A data folder whose settings name a port, so that requests can be posted to an app that nobody looks into. */
async function folderWithPort() {
  const dataDir = appDataDir();
  const port = await freePort();
  const settings = join(dataDir, 'settings.json');
  const tunnel = { kind: 'none' };
  writeFileSync(settings, JSON.stringify({ port, pathToken: 'test', tunnel }));
  ownedByApp(settings);
  return {
    dataDir,
    url: `http://127.0.0.1:${port}/in/test`,
    log: join(dataDir, 'captures.db-wal'),
  };
}

async function hasCaptured(url: string): Promise<void> {
  await until(() =>
    postJson(url, { type: 'SMS' }).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
}

/**
 * Signals a process, or a group of them, again and again until the file is gone or the process has ended.
 *
 * @returns how it ended.
 */
async function signalUntilGone(
  child: ChildProcess,
  target: number,
  signal: NodeJS.Signals,
  file: string,
) {
  const ended = once(child, 'exit');
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver && existsSync(file)) {
    process.kill(target, signal);
    await turn();
  }
  return ended;
}

/** @returns the id of the inspector's process, `null` while there is none. */
async function inspectorPid(electron: ElectronApplication): Promise<number | null> {
  const found = await electron.evaluate(({ app }) =>
    app.getAppMetrics().find(({ name }) => name === 'Hookscope inspector'),
  );
  return found?.pid ?? null;
}

/** Sends the first request again, twice, to a server that never answers: work that quitting would end. */
async function startEndlessSending(electron: ElectronApplication, page: Page): Promise<void> {
  const { port, close } = await onLoopback(createServer(() => undefined));
  onTestFinished(close);
  await answerQuestions(electron, 0);
  await page.evaluate((to) => {
    const options = { signWith: null, asNew: false, perSecond: null, concurrency: 1, repeat: 2 };
    const scope = { ids: [1] };
    return window.hookscope.call('send.start', { scope, target: { url: to }, options });
  }, `http://127.0.0.1:${port}/`);
}

// Windows has no such signals.
describe.skipIf(isWindows)('an app that gets signals', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'closes everything, also when %s comes until then',
    async (signal) => {
      const { dataDir, url, log } = await folderWithPort();
      const child = spawn(electronPath(), appArguments(dataDir), {
        env: appEnvironment(),
        stdio: 'ignore',
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      await hasCaptured(url);
      expect(existsSync(log)).toBe(true);
      expect(await signalUntilGone(child, child.pid ?? 0, signal, log)).toEqual([0, null]);
      expect(existsSync(log)).toBe(false);
    },
  );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'closes everything when all its processes get %s until then',
    async (signal) => {
      const { dataDir, url, log } = await folderWithPort();
      const script = starter(appArguments(dataDir));
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        detached: true,
        env: { ...appEnvironment(), ELECTRON_RUN_AS_NODE: '1' },
        stdio: 'ignore',
      });
      onTestFinished(() => void child.kill('SIGTERM'));
      await hasCaptured(url);
      expect(await signalUntilGone(child, -(child.pid ?? 0), signal, log)).toEqual([0, null]);
      expect(existsSync(log)).toBe(false);
    },
  );

  it('starts its inspector again, which closes everything first, when that alone gets SIGTERM', async () => {
    const app = await launchApp();
    onTestFinished(() => app.close());
    const page = await app.page();
    const electron = app.electron();
    expect((await postJson(await localAddress(page), { type: 'SMS', message: 'Kept' })).ok).toBe(
      true,
    );
    await page.getByRole('option').getByText('Kept').waitFor();
    const first = await until(() => inspectorPid(electron));
    process.kill(first, 'SIGTERM');
    await until(async () => ![null, first].includes(await inspectorPid(electron)));
    await page.getByRole('option').getByText('Kept').waitFor();
    await until(async () =>
      postJson(await localAddress(page), { type: 'SMS', message: 'Later' }).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const log = readFileSync(join(app.dataDir, 'logs', 'hookscope.log'), 'utf8');
    expect(log).toContain('Its process ended, code 0.');
  });

  it('quits although its inspector no longer answers, and ends that by force', async () => {
    const app = await launchApp();
    await app.page();
    const electron = app.electron();
    const pid = await until(() => inspectorPid(electron));
    const ended = once(electron.process(), 'exit');
    process.kill(pid, 'SIGSTOP');
    electron.process().kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  it('receives nothing during a pause, also when its inspector is killed meanwhile', async () => {
    const app = await launchApp();
    onTestFinished(() => app.close());
    const page = await app.page();
    const electron = app.electron();
    await page.evaluate(() => window.hookscope.call('receiving.set', { on: false }));
    const resume = page.locator('.strips').getByRole('button', { name: 'Resume' });
    await resume.waitFor();
    const first = await until(() => inspectorPid(electron));
    process.kill(first, 'SIGKILL');
    await until(async () => ![null, first].includes(await inspectorPid(electron)));
    const status = async () =>
      postJson(await localAddress(page), { type: 'SMS', message: 'Hi' }).then(
        (reply) => reply.status,
        () => null,
      );
    expect(await until(status)).toBe(503);
    await resume.click();
    await until(async () => (await status()) === 200);
  });

  it('asks before SIGTERM to all its processes ends what goes on', async () => {
    const app = await launchApp();
    onTestFinished(() => app.close());
    const page = await app.page();
    const electron = app.electron();
    const url = await localAddress(page);
    expect((await postJson(url, { type: 'SMS' })).status).toBe(200);
    await startEndlessSending(electron, page);
    const questions = await keepQuestionsOpen(electron);
    const pids = await electron.evaluate(({ app: running }) =>
      running
        .getAppMetrics()
        .filter(({ name, type }) => type === 'Browser' || name === 'Hookscope inspector')
        .map(({ pid }) => pid),
    );
    expect(pids).toHaveLength(2);
    for (const pid of pids.toReversed()) process.kill(pid, 'SIGTERM');
    expect(await questions.next()).toContain('0 / 2');
    await questions.answer(1);
    // By then a signal for the inspector alone would have ended it.
    await sleep(1_500);
    const [row] = await page.evaluate(() => window.hookscope.call('runs.get'));
    expect(row).toMatchObject({ endedAt: null });
    expect((await postJson(url, { type: 'SMS' })).status).toBe(200);
    const ended = once(electron.process(), 'exit');
    for (const pid of pids) process.kill(pid, 'SIGTERM');
    expect(await questions.next()).toContain('0 / 2');
    await questions.answer(0);
    expect(await ended).toEqual([0, null]);
  });

  it('asks once before work is lost, and goes on with it meanwhile', async () => {
    const app = await launchApp();
    onTestFinished(() => app.close());
    const page = await app.page();
    const electron = app.electron();
    const url = await localAddress(page);
    expect((await postJson(url, { type: 'SMS' })).status).toBe(200);
    await startEndlessSending(electron, page);
    const questions = await keepQuestionsOpen(electron);

    const { pid = 0 } = electron.process();
    for (let count = 0; count < 3; count += 1) {
      process.kill(pid, 'SIGINT');
      expect(await questions.next()).toContain('0 / 2');
    }
    await questions.answer(1);
    // The first answer was the only one: the next signal asks again.
    process.kill(pid, 'SIGINT');
    expect(await questions.next()).toContain('0 / 2');
    expect((await postJson(url, { type: 'SMS' })).status).toBe(200);

    const ended = once(electron.process(), 'exit');
    await questions.answer(0);
    expect(await ended).toEqual([0, null]);
  });
});
