import { once } from 'node:events';
import type { ElectronApplication } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { DataInUse, lockData } from '../../electron/core/data-folder/data-lock.ts';
import { launchApp } from '../support/app.ts';
import { until } from '../support/until.ts';

/** Keeps message boxes from being shown. @returns the first that was, and answers it with its first button. */
async function messageBoxes(electron: ElectronApplication) {
  await electron.evaluate(({ dialog }) => {
    const said: unknown[] = [];
    const closed = Promise.withResolvers<{ response: number; checkboxChecked: boolean }>();
    Object.assign(globalThis, { said, closed });
    dialog.showMessageBox = (...args: unknown[]) => {
      said.push(args.at(-1));
      return closed.promise;
    };
  });
  type Kept = { said: object[]; closed: PromiseWithResolvers<{ response: number }> };
  return {
    first: () =>
      until(async () => {
        const said = await electron.evaluate(() => (globalThis as unknown as Kept).said);
        return said[0] ?? null;
      }),
    close: () =>
      electron.evaluate(() => {
        // The app ends over it; this answer goes first.
        setImmediate(() => (globalThis as unknown as Kept).closed.resolve({ response: 0 }));
      }),
  };
}

/** Ends the inspector if there is one. */
async function killInspector(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ app }) => {
    const inspector = app.getAppMetrics().find(({ name }) => name === 'Hookscope inspector');
    if (inspector !== undefined) process.kill(inspector.pid, 'SIGKILL');
  });
}

/** Takes the folder in the moment in which nobody has it. The inspector is started again soon, on a busy machine sooner than that. */
async function takeFolder(electron: ElectronApplication, dataDir: string): Promise<void> {
  const giveBack = await until(async () => {
    await killInspector(electron);
    try {
      return lockData(dataDir);
    } catch (error) {
      if (error instanceof DataInUse) return null;
      throw error;
    }
  });
  onTestFinished(giveBack);
}

it('says which process has the data folder, and ends', async () => {
  const app = await launchApp();
  const electron = app.electron();
  onTestFinished(() => app.close());
  await (await app.page()).getByText('Waiting for the first webhook').waitFor();
  const boxes = await messageBoxes(electron);
  const exit = once(electron.process(), 'exit');

  // Before it is started again, its folder has another owner.
  await takeFolder(electron, app.dataDir);
  expect(await boxes.first()).toMatchObject({
    type: 'error',
    message: 'The data folder is in use',
    detail: expect.stringContaining(`another process (${process.pid})`),
    buttons: ['Quit'],
  });
  await boxes.close();
  await exit;
});
