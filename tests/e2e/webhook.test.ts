import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appDataDir, launchApp, localAddress, type RunningApp } from '../support/app.ts';
import { takeLastPort } from '../support/free-port.ts';
import { openRow } from '../support/open-row.ts';
import { requestThrough } from '../support/request-through.ts';
import { emptyApp } from '../support/shared-app.ts';
import { startTunnelServer, type TunnelServer } from '../support/tunnel-server.ts';

const sample = (name: 'sms' | 'email') =>
  readFileSync(join(import.meta.dirname, `../../resources/samples/${name}.json`));

/** The Delivery URL as it stands in the address bar, once the tunnel is open. */
async function deliveryUrl(page: Page): Promise<string> {
  await page.getByText('Tunnel open').waitFor();
  return await localAddress(page);
}

async function post(url: string, name: 'sms' | 'email'): Promise<number> {
  const { origin, pathname } = new URL(url);
  const headers = [['Content-Type', 'application/json; charset=utf-8']] as const;
  const sent = { path: pathname, headers, body: sample(name) };
  return (await requestThrough(origin, sent)).status;
}

async function withTunnel(): Promise<{ app: RunningApp; server: TunnelServer }> {
  const server = await startTunnelServer();
  onTestFinished(() => server.stop());
  const tunnel = { kind: 'localtunnel', host: server.host, subdomain: 'crm-test' } as const;
  const app = await launchApp({ settings: { tunnel } });
  onTestFinished(() => app.close());
  return { app, server };
}

/** Answers the save dialog with a path, and gives what was written there. */
async function saveTo(app: RunningApp, name: string): Promise<() => Buffer> {
  const filePath = join(appDataDir(), name);
  await app.electron().evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
  return () => readFileSync(filePath);
}

describe("a CRM's POST", () => {
  it('goes through a real tunnel onto disk and onto the screen, and is there after a restart', async () => {
    const { app } = await withTunnel();
    const page = await app.page();
    const url = await deliveryUrl(page);
    expect(url).toMatch(/^http:\/\/crm-test\.localhost:\d+\/in\/test$/);

    await page.getByRole('button', { name: 'Copy the Delivery URL' }).click();
    const copied = () => app.electron().evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toBe(url);

    expect(await post(url, 'sms')).toBe(200);
    expect(await post(url, 'email')).toBe(200);

    const sms = page.getByRole('option', { name: /SMS.*\+15864603685/ });
    const email = page.getByRole('option', { name: /E-mail.*abc@gmail\.com/ });
    await openRow(page, sms);
    const message = page.getByRole('tabpanel');
    await message.getByText('The text message to be sent to the contact').waitFor();
    await page.getByRole('button', { name: 'Details' }).click();
    await page.getByText('the tunnel', { exact: true }).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('tab', { name: /Fields/ }).click();
    await message.getByText('GKBhT6BfwY9mjzXAU3sq').first().waitFor();
    await page.getByRole('button', { name: 'googlelogo_color_272x92dp.png' }).click();
    await page.getByRole('region', { name: 'Attachments' }).getByText('image/png').waitFor();
    await page.getByRole('tab', { name: /Body/ }).click();
    await message.getByText('"messageId"').first().waitFor();
    await page.getByRole('tab', { name: /Headers/ }).click();
    await message.getByText('application/json; charset=utf-8').waitFor();

    await openRow(page, email);
    await page.getByRole('tab', { name: /Message/ }).click();
    await page.getByRole('heading', { name: /Subject from Conversation Page/ }).waitFor();
    const frame = page.frameLocator('.mail-frame');
    await frame.getByText('Testing an outobund email from custom provider.').waitFor();
    expect(await page.locator('.mail-frame').getAttribute('sandbox')).toBe('');

    await app.restart();
    const again = await app.page();
    await again.getByRole('option', { name: /SMS.*\+15864603685/ }).waitFor();
    await again.getByRole('option', { name: /E-mail.*abc@gmail\.com/ }).waitFor();
    expect(new URL(await deliveryUrl(again)).pathname).toBe('/in/test');
  });

  it('is exported with its exact bytes, alone and with the filtered list', async () => {
    const { app, page, url } = await emptyApp();
    await post(url, 'sms');
    await post(url, 'email');
    await page.getByRole('option', { name: /SMS/ }).waitFor();
    await page.getByRole('button', { name: 'SMS', exact: true }).click();
    await expect.poll(() => page.getByRole('option').count()).toBe(1);

    for (const [item, name] of [
      ['JSON', 'list.json'],
      ['HAR 1.2', 'list.har'],
      ['cURL', 'list.sh'],
      ['Raw HTTP', 'list.http'],
    ] as const) {
      const written = await saveTo(app, name);
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
      await page.getByText(`1 request written to`).getByText(name).waitFor();
      if (name === 'list.json') {
        const { requests } = JSON.parse(written().toString()) as {
          requests: { bodyBase64: string; kind: string }[];
        };
        expect(requests.map(({ kind }) => kind)).toEqual(['sms']);
        expect(Buffer.from(requests[0]?.bodyBase64 ?? '', 'base64').equals(sample('sms'))).toBe(
          true,
        );
      } else if (name === 'list.har') {
        expect(JSON.parse(written().toString())).toMatchObject({ log: { version: '1.2' } });
      } else {
        expect(written().includes('+15864603685')).toBe(true);
      }
    }
  });
});

describe('the tunnel', () => {
  it('that dies is said, the local address goes on, and it comes back by itself', async () => {
    const { app, server } = await withTunnel();
    const page = await app.page();
    const url = await deliveryUrl(page);
    await server.kill();
    await page.getByText(/broke off|can’t be reached/).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Local address' }).waitFor();

    const local = await localAddress(page);
    expect((await fetch(local, { method: 'POST', body: sample('sms') })).status).toBe(200);
    await page.getByRole('option', { name: /SMS/ }).waitFor();

    const back = await startTunnelServer({ port: server.port });
    onTestFinished(() => back.stop());
    await page.getByText('Tunnel open').waitFor();
    expect(await deliveryUrl(page)).toBe(url);
    await page.getByRole('button', { name: 'Tunnel open' }).click();
    await page.getByText(/^Reachable/).waitFor();
    await page.keyboard.press('Escape');
    expect(await post(url, 'email')).toBe(200);
    await page.getByRole('option', { name: /E-mail/ }).waitFor();
  });

  it('that cannot be reached is said at once, with a next step', async () => {
    const server = await startTunnelServer();
    await server.kill();
    const { page } = await emptyApp({ tunnel: { kind: 'localtunnel', host: server.host } });
    await page.getByText(/can’t be reached/).waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.getByRole('button', { name: 'Use the local address only' }).click();
    await page.getByText('Tunnel off').waitFor();
  });
});

describe('a port that is taken', () => {
  it('is said with the next step, and "try again" listens once it is free', async () => {
    const { port, giveUp } = await takeLastPort();
    onTestFinished(giveUp);
    const app = await launchApp({ settings: { port } });
    onTestFinished(() => app.close());
    const page = await app.page();
    await page.getByText(`Port ${port} is used by another program.`).waitFor();
    await page.getByRole('button', { name: 'Change the port' }).waitFor();
    await giveUp();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(`http://127.0.0.1:${port}/in/test`).waitFor();
  });
});

describe('an empty window', () => {
  it('teaches, and a test is one click away', async () => {
    const { page } = await emptyApp();
    await page.getByText('Waiting for the first webhook').waitFor();
    await page.getByRole('button', { name: 'Send a test SMS' }).click();
    await page.getByRole('option', { name: /SMS.*\+15864603685/ }).waitFor();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByRole('radio', { name: 'E-mail, as documented' }).check();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /E-mail.*abc@gmail\.com/ }).waitFor();
    await page.getByText(/200 in \d/).waitFor();
  });
});
