import { once } from 'node:events';
import { chownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { appDataDir, launchApp } from '../support/app.ts';
import { listening } from '../support/terminal.ts';
import { until } from '../support/until.ts';

/** Makes the app's user the owner of what another user's process has put into its folder. */
function giveToApp(dataDir: string): void {
  const { uid, gid } = statSync(dataDir);
  for (const name of readdirSync(dataDir)) chownSync(join(dataDir, name), uid, gid);
}

it('says which process has the data folder, and ends', async () => {
  const dataDir = appDataDir();
  const terminal = await listening(dataDir);
  giveToApp(dataDir);

  const app = await launchApp({ dataDir });
  onTestFinished(() => app.close());
  const electron = app.electron();
  const closed = once(electron.process(), 'exit');
  await electron.evaluate(({ dialog }) => {
    const said: unknown[] = [];
    const { promise, resolve } = Promise.withResolvers<{
      response: number;
      checkboxChecked: boolean;
    }>();
    Object.assign(globalThis, {
      said,
      close: () => resolve({ response: 0, checkboxChecked: false }),
    });
    dialog.showMessageBox = ((...args: unknown[]) => {
      said.push(args.at(-1));
      return promise;
    }) as typeof dialog.showMessageBox;
  });
  const said = await until(async () => {
    const all = await electron.evaluate(() => (globalThis as unknown as { said: object[] }).said);
    return all[0] ?? null;
  });
  expect(said).toMatchObject({
    type: 'error',
    message: 'The data folder is in use',
    detail: expect.stringContaining(`another process (${terminal.child.pid})`),
    buttons: ['Quit'],
  });
  await electron.evaluate(() => (globalThis as unknown as { close: () => void }).close());
  await closed;
  expect(terminal.child.exitCode).toBeNull();
});
