import { expect, it, onTestFinished } from 'vitest';
import type { Page } from 'playwright-core';
import type { SettingsChange } from '../../shared/settings.ts';
import { launchApp } from '../support/app.ts';
import { emptyApp } from '../support/shared-app.ts';
import { startTunnelServer, type TunnelServer } from '../support/tunnel-server.ts';
import { answerQuestions } from '../support/native-questions.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';
import { callExpectedWithinMs } from '../../renderer/store/awaited-call.ts';
import { isWindows } from '../support/system.ts';

async function server(): Promise<TunnelServer> {
  const started = await startTunnelServer();
  onTestFinished(() => {
    started.thaw();
    return started.kill();
  });
  return started;
}

const tunnelAt = (host: string, subdomain: string): SettingsChange => ({
  tunnel: { kind: 'localtunnel', host, subdomain },
});

async function withTunnel(host: string, subdomain: string) {
  const app = await launchApp({ settings: tunnelAt(host, subdomain) });
  onTestFinished(() => app.close());
  return app;
}

/** Opens the facts about the tunnel and waits until it was tested from outside. */
async function reachable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tunnel open' }).click();
  await page.getByText(/^Reachable/).waitFor();
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 560, height: 600 },
] as const;

/** The heights of the address bar and of the strip below it, and whether anything sticks out of them, at each size. */
async function drawn(page: Page) {
  const found = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const lines = page.locator('.window-header > *');
    found.push(
      ...(await lines.evaluateAll((all) =>
        all.map((line) => ({
          height: line.getBoundingClientRect().height,
          sticksOut: line.scrollWidth > line.clientWidth || line.scrollHeight > line.clientHeight,
        })),
      )),
    );
  }
  await page.setViewportSize(sizes[0]);
  return found;
}

const line = (height: number) => ({ height, sticksOut: false });
const bar = line(44);
const strip = line(24);

const speak = (page: Page, language: 'en' | 'es') =>
  page.evaluate(
    (chosen) => window.hookscope.call('settings.change', { language: chosen }),
    language,
  );

const address = (page: Page) => page.locator('.address-url code').textContent();

it('the kind of tunnel is chosen in the settings, and takes effect at once', async () => {
  const { host, publicUrl } = await server();
  const { app, page } = await emptyApp(tunnelAt(host, 'chosen'));
  await reachable(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => address(page)).toBe(`${publicUrl('chosen')}/in/test`);

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('radio', { name: 'My own address', exact: true }).click();
  await answerQuestions(app.electron(), 0);
  await page.getByLabel('Your address').fill('https://hooks.example/');
  await page.keyboard.press('Enter');
  await page.getByText('Saved', { exact: true }).waitFor();
  await expect.poll(() => address(page)).toBe('https://hooks.example/in/test');
  await page.getByRole('radio', { name: 'None', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByText('Tunnel off').waitFor();
});

it('the address has one line in every size and language, and what is wrong a strip below it', async () => {
  const { host, publicUrl, kill } = await server();
  const app = await withTunnel(host, 'a-name-of-forty-letters-that-is-too-long');
  const page = await app.page();
  await page.clock.install();
  await page.reload();
  await page.getByText('Tunnel open').waitFor();
  await expect.poll(() => drawn(page)).toEqual([bar, bar, bar]);
  await expect
    .poll(() => address(page))
    .toBe(`${publicUrl('a-name-of-forty-letters-that-is-too-long')}/in/test`);

  await page.getByRole('button', { name: 'Send a test SMS' }).click();
  await page.getByText(/200 in \d/).waitFor();
  await page.clock.fastForward(callExpectedWithinMs);
  await page.getByText('The CRM has not called this address yet.').waitFor();
  await page.getByText(/200 in \d/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'What to check' }).click();
  const questions = page.getByRole('dialog', { name: 'The CRM did not call' });
  await expect.poll(() => questions.getByRole('listitem').count()).toBe(6);
  await page.keyboard.press('Escape');

  await page.evaluate(() => window.hookscope.call('list.forget'));
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.getByText('Waiting for the first webhook').waitFor();
  await page.getByText('Tunnel open').waitFor();
  await page.clock.fastForward(callExpectedWithinMs);
  await page.getByRole('heading', { name: 'The CRM did not call' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await page.evaluate(() => window.hookscope.call('settings.change', { replyStatus: 503 }));
  await kill();
  await page.getByText('No tunnel').waitFor();
  await expect.poll(() => drawn(page)).toEqual([bar, strip, bar, strip, bar, strip]);
  await speak(page, 'es');
  await page.getByText('Sin túnel').waitFor();
  await expect.poll(() => drawn(page)).toEqual([bar, strip, bar, strip, bar, strip]);
  expect(await violations(page)).toEqual([]);
  await speak(page, 'en');

  await page.setViewportSize(sizes[2]);
  await page.getByRole('button', { name: 'Show the whole text' }).click();
  await page
    .getByRole('dialog', { name: 'Whole text' })
    .getByRole('button', { name: 'Use the local address only' })
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^1 of 2/ }).click();
  await page.getByRole('button', { name: 'Turn all off' }).waitFor();
  await page.getByRole('button', { name: /^2 of 2/ }).click();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
});

it('another address than the one that was copied is said until the new one is, also after a restart', async () => {
  const { host, publicUrl } = await server();
  const app = await withTunnel(host, 'first-name');
  let page = await app.page();
  await page.getByText('Tunnel open').waitFor();
  await page.getByRole('button', { name: 'Copy the Delivery URL' }).click();
  const copied = () => app.electron().evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toBe(`${publicUrl('first-name')}/in/test`);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByLabel('Subdomain', { exact: true }).first().fill('second-name');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const notice = /The address changed\. The CRM still sends to first-name\.localhost/;
  await page.getByText(notice).waitFor();

  await app.restart();
  page = await app.page();
  await page.getByText(notice).waitFor();
  await page.getByRole('button', { name: 'Copy new URL' }).click();
  await expect.poll(copied).toBe(`${publicUrl('second-name')}/in/test`);
  await page.getByText(notice).waitFor({ state: 'detached' });
});

it.skipIf(isWindows)(
  'a test on a click finds out a server that stands still, and that it goes on',
  async () => {
    const { host, freeze, thaw } = await server();
    const { page } = await emptyApp(tunnelAt(host, 'frozen'));
    await reachable(page);
    freeze();
    await page.getByRole('button', { name: 'Test now' }).click();
    await page.getByText('Tunnel degraded').waitFor();
    await page.getByText(/A test of the public address got no reply/).waitFor();
    thaw();
    await page.getByText('Tunnel open').waitFor();
    await page.getByText(/^Reachable/).waitFor();
    expect(await page.getByRole('option').count()).toBe(0);
  },
);

it('after a sleep, and when the network is back, the address is tested at once', async () => {
  const { host } = await server();
  const { app, page } = await emptyApp(tunnelAt(host, 'sleeper'));
  await reachable(page);
  const lastProof = () =>
    page.evaluate(async () => {
      const { tunnel } = await window.hookscope.call('state.get');
      return tunnel.is === 'open' ? (tunnel.probe?.at ?? 0) : 0;
    });
  const first = await lastProof();
  await app.electron().evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await until(async () => (await lastProof()) > first);
  const second = await lastProof();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await until(async () => (await lastProof()) > second);
});
