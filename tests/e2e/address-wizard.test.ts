import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { launchApp } from '../support/app.ts';
import { fakeTunnelProgram } from '../support/fake-tunnel-program.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { isWindows } from '../support/system.ts';
import { violations } from '../support/violations.ts';

it.skipIf(isWindows)(
  'a fixed address is found, tried, and kept only when a test came through',
  async () => {
    const ngrok = fakeTunnelProgram('ngrok', {
      first: 'ngrok-no-account',
      answers: {
        version: 'ngrok version 3.19.1\n',
        'config check': 'Valid configuration file at /home/me/.config/ngrok/ngrok.yml\n',
      },
    });
    // The app may run as another user.
    chmodSync(ngrok.folder, 0o777);
    const nowhere = join(ngrok.folder, 'nowhere');
    const app = await launchApp({
      settings: { tunnel: { kind: 'none' } },
      env: {
        HOOKSCOPE_NGROK: join(ngrok.folder, 'ngrok'),
        HOOKSCOPE_TAILSCALE: nowhere,
        HOOKSCOPE_CLOUDFLARED: nowhere,
      },
    });
    onTestFinished(() => app.close());
    const page = await app.page();
    await answerQuestions(app.electron(), 0);

    await page.getByRole('button', { name: 'Tunnel off' }).click();
    await page.getByRole('button', { name: 'Get a fixed address…' }).click();
    const dialog = page.getByRole('dialog', { name: 'A fixed address' });
    await dialog.getByText('Recommended: ngrok is here and has an account.').waitFor();
    expect(await dialog.getByRole('radio', { name: 'ngrok' }).isChecked()).toBe(true);
    await dialog.getByText('ngrok 3.19.1 is installed.').waitFor();
    expect(await violations(page)).toEqual([]);

    await dialog.getByRole('button', { name: 'Try it' }).click();
    const outcome = dialog.getByRole('alert');
    await outcome.getByText('It does not work yet, and nothing was changed.').waitFor();
    await outcome.getByText(/ngrok is not logged in\. Run “ngrok config add-authtoken/).waitFor();
    expect(
      await page.evaluate(
        async () => (await window.hookscope.call('state.get')).settings.tunnel.kind,
      ),
    ).toBe('none');
    expect(await violations(page)).toEqual([]);

    // By the keyboard alone: to the last way, its field, and Enter.
    await dialog.getByRole('radio', { name: 'ngrok' }).focus();
    for (const name of ['cloudflared, own domain', 'SSH', 'My own address']) {
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => dialog.getByRole('radio', { name }).isChecked()).toBe(true);
      expect(await violations(page)).toEqual([]);
    }
    await page.keyboard.press('Tab');
    const { localUrl, origin } = await page.evaluate(async () => {
      const { listener } = await window.hookscope.call('state.get');
      const url = listener.is === 'listening' ? listener.localUrl : '';
      return { localUrl: url, origin: new URL(url).origin };
    });
    await page.keyboard.type(origin);
    await page.keyboard.press('Enter');
    await dialog.getByText(/It works: a test came through in \d+ ms\./).waitFor();
    expect(await nativeQuestions(app.electron())).toEqual([expect.stringContaining(origin)]);
    await expect.poll(() => dialog.locator('.address-url code').textContent()).toBe(localUrl);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Using your address').waitFor();
    expect(
      ngrok
        .starts()
        .map(({ args }) => args[0])
        .sort(),
    ).toEqual(['config', 'http', 'version']);
  },
);
