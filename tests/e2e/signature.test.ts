import { generateKeyPairSync } from 'node:crypto';
import { statSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sign } from '../../electron/core/signature/private-keys.ts';
import { appDataDir, type RunningApp } from '../support/app.ts';
import { requestThrough } from '../support/request-through.ts';
import { openSettings } from '../support/settings-dialog.ts';
import { emptyApp } from '../support/shared-app.ts';
import { chooseFilter } from '../support/choose-filter.ts';
import { openRow } from '../support/open-row.ts';
import { root } from '../../scripts/support/paths.mjs';
import { isWindows } from '../support/system.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const body = Buffer.from('{ "type": "SMS", "phone": "+15125550100", "message": "Signed" }');

async function opened(): Promise<{ app: RunningApp; page: Page; url: URL }> {
  const { app, page, url } = await emptyApp();
  return { app, page, url: new URL(url) };
}

async function post(
  { origin, pathname }: URL,
  signature: string | null,
  bytes = body,
): Promise<void> {
  const headers: (readonly [string, string])[] = [['Content-Type', 'application/json']];
  if (signature !== null) headers.push(['X-GHL-Signature', signature]);
  await requestThrough(origin, { path: pathname, headers, body: bytes });
}

async function inSettings(page: Page, act: (keys: ReturnType<Page['getByRole']>) => Promise<void>) {
  await openSettings(page, 'Signature and keys');
  await act(page.getByRole('region', { name: 'Test keys' }));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('a signature in the window', () => {
  it('is named above the tabs when it is bad and the rest is not', async () => {
    const { page, url } = await opened();
    const whole = readFileSync(join(root, 'resources/samples/sms.json'));
    await post(url, sign(whole, generateKeyPairSync('ed25519').privateKey), whole);
    await openRow(page, /Mismatch/);
    const strip = page.getByRole('region', { name: 'Most severe issue' });
    await strip.getByText('The signature was made over other bytes').click();
    await page.getByRole('tab', { name: /^Signature/, selected: true }).waitFor();
    expect(await strip.getByText('No problems found').count()).toBe(0);
  });

  it('is judged again in the list and in its tab when a key is added, and found by its filter', async () => {
    const { page, url } = await opened();
    await post(url, sign(body, privateKey));
    await post(url, null);
    const row = page.getByRole('option', { name: /Mismatch/ });
    await openRow(page, row);
    await page.locator('.detail-head').getByText('Mismatch', { exact: true }).waitFor();
    const strip = page.getByRole('region', { name: 'Most severe issue' });
    await strip.getByText('The signature was made over other bytes').waitFor();
    await page.getByRole('tab', { name: /Signature/ }).click();
    const tab = page.getByRole('tabpanel');
    await tab.getByText('The signature was made over other bytes or with another key.').waitFor();
    await tab.getByText('the JSON parsed and serialised again (JSON.stringify)').waitFor();
    await page.getByRole('option', { name: /Unsigned/ }).waitFor();

    await inSettings(page, async (keys) => {
      await keys.getByLabel('Name').fill('my backend');
      await keys.getByLabel('Public key (PEM)').fill(JSON.stringify(pem));
      await keys.getByRole('button', { name: 'Add key' }).click();
      await keys.getByText('“my backend” added.').waitFor();
    });
    // A row says nothing of a signature that is valid.
    await row.waitFor({ state: 'detached' });
    await tab.getByText('Test key “my backend”').waitFor();
    await tab.getByText('this code accepts the signature').waitFor();
    await tab.getByRole('radio', { name: 'Python' }).click();
    await tab.getByText('load_der_public_key').first().waitFor();

    await chooseFilter(page, 'More', 'Signature', 'Unsigned');
    await page.getByText(/^1 of \d+$/).waitFor();
    expect(
      await page.getByRole('searchbox').or(page.getByLabel('Search')).first().inputValue(),
    ).toBe('signature:missing');
  });

  it('explains what was signed instead of the bytes that came', async () => {
    const { page, url } = await opened();
    await inSettings(page, async (keys) => {
      await keys.getByLabel('Name').fill('mine');
      await keys.getByLabel('Public key (PEM)').fill(pem);
      await keys.getByRole('button', { name: 'Add key' }).click();
      await keys.getByText('“mine” added.').waitFor();
    });
    await post(url, sign(Buffer.from(JSON.stringify(JSON.parse(body.toString()))), privateKey));
    await openRow(page, /Re-serialised/);
    await page.getByRole('tab', { name: /Signature/ }).click();
    const tab = page.getByRole('tabpanel');
    await tab.getByText('the JSON was parsed and written again').waitFor();
    await tab.getByText('Signed bytes').waitFor();
  });

  it('is made by a key that the window makes, saves and takes away after a question', async () => {
    const { app, page } = await opened();
    const filePath = join(appDataDir(), 'private.pem');
    await app.electron().evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    }, filePath);
    await inSettings(page, async (keys) => {
      await keys.getByLabel('Name').fill('made here');
      await keys.getByRole('button', { name: 'Generate key pair' }).click();
      await keys.getByText('“made here” generated.').waitFor();
      await keys.getByRole('button', { name: 'Save the private key of made here' }).click();
      await keys.getByText(`Saved as ${filePath}.`).waitFor();
    });
    expect(readFileSync(filePath, 'utf8')).toContain('PRIVATE KEY');
    if (!isWindows) expect(statSync(filePath).mode & 0o777).toBe(0o600);

    await page.getByRole('button', { name: 'Send a test SMS' }).click();
    await page.getByText('Signed with “made here”.').waitFor();
    await page.getByRole('option', { name: /SMS/ }).waitFor();

    await inSettings(page, async (keys) => {
      await keys.getByRole('button', { name: 'Remove made here' }).click();
      await keys.getByRole('button', { name: 'Remove', exact: true }).click();
      await keys.getByText('“made here” removed.').waitFor();
    });
    await page.getByRole('option', { name: /Mismatch/ }).waitFor();
  });
});
