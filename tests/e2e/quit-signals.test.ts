import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
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

  it('closes everything when its terminal signals all processes until then', async () => {
    const { dataDir, url, log } = await folderWithPort();
    const script = starter(appArguments(dataDir));
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      detached: true,
      env: { ...appEnvironment(), ELECTRON_RUN_AS_NODE: '1' },
      stdio: 'ignore',
    });
    onTestFinished(() => void child.kill('SIGTERM'));
    await hasCaptured(url);
    expect(await signalUntilGone(child, -(child.pid ?? 0), 'SIGINT', log)).toEqual([0, null]);
    expect(existsSync(log)).toBe(false);
  });

  it('asks once before work is lost, and goes on with it meanwhile', async () => {
    const app = await launchApp();
    onTestFinished(() => app.close());
    const page = await app.page();
    const electron = app.electron();
    const url = await localAddress(page);
    expect((await postJson(url, { type: 'SMS' })).status).toBe(200);
    const { port, close } = await onLoopback(createServer(() => undefined));
    onTestFinished(close);
    await answerQuestions(electron, 0);
    await page.evaluate((to) => {
      const options = { signWith: null, asNew: false, perSecond: null, concurrency: 1, repeat: 2 };
      const scope = { ids: [1] };
      return window.hookscope.call('send.start', { scope, target: { url: to }, options });
    }, `http://127.0.0.1:${port}/`);
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
