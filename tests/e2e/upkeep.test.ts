import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { appDataDir, launchApp, ownedByApp, postJson } from '../support/app.ts';
import { openRow } from '../support/open-row.ts';
import { emptyApp } from '../support/shared-app.ts';
import { openSettings } from '../support/settings-dialog.ts';
import { violations } from '../support/violations.ts';

let page: Page;
let url: string;

beforeAll(async () => {
  ({ page, url } = await emptyApp());
});

const rows = () => page.getByRole('listbox', { name: 'Requests' }).getByRole('option');
const row = (name: string) => page.getByRole('option', { name });
const searchBox = () => page.getByRole('textbox', { name: 'Search requests' });

/** Posts an SMS whose text is given, and waits for its row. */
async function sms(message: string): Promise<void> {
  await postJson(url, { type: 'SMS', phone: '+15125550100', message });
  await row(message).waitFor();
}

async function count(expected: number): Promise<void> {
  await expect.poll(() => rows().count()).toBe(expected);
}

describe('removing', () => {
  beforeAll(async () => {
    for (const message of ['first', 'second', 'third']) await sms(message);
  });

  it('takes the chosen request out, chooses its neighbour, and Ctrl+Z brings it back', async () => {
    await openRow(page, row('second'));
    await page.getByRole('listbox').press('Delete');
    await count(2);
    await page.getByText('1 request removed.').waitFor();
    await page.getByRole('option', { selected: true, name: 'first' }).waitFor();
    await page.getByRole('tabpanel').getByText('first').waitFor();

    await page.keyboard.press('ControlOrMeta+z');
    await count(3);
    await page.getByRole('option', { selected: true, name: 'second' }).waitFor();
  });

  it('clears what the list shows except what is pinned, and the notice brings it back', async () => {
    await openRow(page, row('first'));
    await page.getByRole('listbox').press('p');
    await row('first').getByText('pinned').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Pin', pressed: true }).waitFor();

    await openRow(page, row('third'));
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await count(1);
    await page.getByText('2 requests removed. Pinned requests stay.').waitFor();
    await page.getByText('Select a request to see exactly what was received.').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Undo' }).click();
    await count(3);
    await page.getByRole('tabpanel').getByText('third').waitFor();
  });

  it('has a button beside the request, and one that pins it', async () => {
    await openRow(page, row('third'));
    const pin = (pressed: boolean) => page.getByRole('button', { name: 'Pin', pressed });
    await pin(false).click();
    await row('third').getByText('pinned').waitFor({ state: 'attached' });
    await pin(true).click();
    await pin(false).waitFor();
    await row('third').getByText('pinned').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove' }).click();
    await count(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await count(3);
  });
});

describe('a query', () => {
  it('that is wrong keeps the list, names the place, and suggests what is right', async () => {
    await searchBox().fill('second kin:sms');
    await page.getByText('There is no "kin:"').waitFor();
    expect(await page.locator('mark').innerText()).toBe('kin:');
    expect(await searchBox().getAttribute('aria-invalid')).toBe('true');
    expect(await rows().count()).toBe(3);
    await page.getByRole('button', { name: 'Clear', exact: true, disabled: true }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Search second kind:sms' }).click();
    await count(1);
    expect(await searchBox().inputValue()).toBe('second kind:sms');
    await page.locator('mark').waitFor({ state: 'detached' });
    await searchBox().fill('');
    await count(3);
  });

  it('is explained by F1 and by a button', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('dialog').getByText('has:attachment').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
  });
});

it('shows a form part by part', async () => {
  const form = new FormData();
  form.append('greeting', 'hello form');
  form.append(
    'photo',
    new Blob([new Uint8Array([0x89, 0x50, 0, 1])], { type: 'image/png' }),
    'me.png',
  );
  await fetch(url, { method: 'POST', body: form });
  await count(4);
  await openRow(page, rows().first());
  await page.getByRole('tab', { name: /Body/ }).click();
  const parts = page.getByRole('table');
  await parts.getByRole('row', { name: /greeting text 10 bytes hello form/ }).waitFor();
  await parts
    .getByRole('row', { name: /photo file me\.png image\/png 4 bytes Not text/ })
    .waitFor();
  expect(await violations(page)).toEqual([]);

  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=no' },
    body: 'nothing',
  });
  await count(5);
  await openRow(page, rows().first());
  await page.getByText('does not contain the boundary').waitFor();
});

it('forgets everything only after a question', async () => {
  await openSettings(page, 'Storage');
  const forget = page.getByRole('button', { name: 'Delete everything…' });
  await forget.click();
  const question = page.getByRole('dialog', { name: 'Delete everything?' });
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await rows().count()).toBe(5);

  await forget.click();
  await question.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await page.getByText('Everything was deleted.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Waiting for the first webhook').waitFor();
  await page.getByText('Select a request to see exactly what was received.').waitFor();
});

it('names the damaged database that was put aside, and goes on with a fresh one', async () => {
  const dataDir = appDataDir();
  const file = join(dataDir, 'captures.db');
  writeFileSync(file, Buffer.alloc(8192, 'no database'));
  ownedByApp(file);
  const app = await launchApp({ dataDir });
  onTestFinished(() => app.close());
  const window = await app.page();
  await window.getByText('The database was damaged.').waitFor();
  const named = (await window.locator('.system-detail').textContent()) ?? '';
  expect(readFileSync(named).toString()).toContain('no database');
  await window.getByRole('button', { name: 'Send a test SMS' }).click();
  await window.getByRole('option', { name: /SMS/ }).waitFor();
});
