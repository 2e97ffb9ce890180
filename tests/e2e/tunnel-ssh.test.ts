import { expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { openSettings } from '../support/settings-dialog.ts';
import { emptyApp } from '../support/shared-app.ts';
import { sshd, startSshServer } from '../support/ssh-server.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';

const buttons = { connect: 0, cancel: 1 };

it.skipIf(sshd === undefined)(
  'an own ssh server is set up in the settings, and nothing is sent before its key is compared',
  async () => {
    const server = await startSshServer();
    const port = await freePort();
    const { app, page } = await emptyApp();
    await answerQuestions(app.electron(), buttons.connect);
    const settings = await openSettings(page);
    await settings.getByRole('radio', { name: 'SSH', exact: true }).click();
    await settings.getByLabel('SSH server', { exact: true }).selectOption('own');
    await settings.getByLabel('SSH key', { exact: true }).selectOption('hookscope');
    await settings.getByRole('button', { name: 'Make a key' }).click();
    const key = settings.getByText(/^ssh-ed25519 /);
    await key.waitFor();
    server.allow((await key.textContent()) ?? '');
    const fill = async (label: string, value: string) => {
      await settings.getByLabel(label, { exact: true }).fill(value);
      await page.keyboard.press('Enter');
      await until(async () => {
        const { settings: now } = await page.evaluate(() => window.hookscope.call('state.get'));
        return Object.values(now.tunnel).includes(value);
      });
    };
    await fill('Port of the server', `127.0.0.1:${port}`);
    await fill('Public address', `http://127.0.0.1:${port}`);
    await fill('Your SSH server', server.to);
    expect(await nativeQuestions(app.electron())).toEqual([
      expect.stringContaining(`http://127.0.0.1:${port}`),
      expect.stringContaining(`Log in to the SSH server ${server.to}`),
    ]);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    const compare = page.getByRole('button', { name: 'Compare the key…' });
    await page.getByText(/127\.0\.0\.1:\d+ is new here\./).waitFor();
    await answerQuestions(app.electron(), buttons.cancel);
    await compare.click();
    const question = await until(async () => (await nativeQuestions(app.electron()))[0] ?? null);
    expect(question).toContain(`Connect to 127.0.0.1:${server.port}?`);
    expect(question).toContain(server.fingerprint());
    await until(() => server.sessions().length === 0);

    await answerQuestions(app.electron(), buttons.connect);
    await compare.click();
    await page.getByRole('button', { name: 'Tunnel open' }).click();
    await page.getByText(/^Reachable/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  },
);
