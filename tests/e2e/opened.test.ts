import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { appArguments, appEnvironment, electronPath, postJson } from '../support/app.ts';
import { openRow } from '../support/open-row.ts';
import { emptyApp, type AppWindow } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';

let app: AppWindow['app'];
let page: Page;
let url = '';

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
});

/** Starts the app once more, as the system does to open something with it. */
async function open(...named: string[]): Promise<void> {
  const second = spawn(electronPath(), appArguments(app.dataDir, named), {
    env: appEnvironment(),
    stdio: 'ignore',
  });
  expect(await once(second, 'exit')).toEqual([0, null]);
}

const requests = () =>
  page.evaluate(async () => {
    const ask = { filter: { text: '', show: 'all' }, from: 0, count: 9 } as const;
    return (await window.hookscope.call('list.rows', ask))?.rows.map(({ id }) => id) ?? [];
  });

it('shows the request that an address names, and does nothing else with an address', async () => {
  for (const message of ['the first', 'the second']) await postJson(url, { type: 'SMS', message });
  await page.getByRole('option').nth(1).waitFor();
  const [second = 0, first = 0] = await requests();

  // The address that the window gives is the one that it takes.
  await openRow(page, /the first/);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Copy a link');
  await page.keyboard.press('Enter');
  const link = await until(async () => {
    const copied = await app.electron().evaluate(({ clipboard }) => clipboard.readText());
    return copied.startsWith('hookscope:') && copied;
  });
  await openRow(page, /the second/);
  await open(link);
  await page.getByRole('option', { name: /the first/, selected: true }).waitFor();
  await open(`hookscope://request/${second}0`);
  await page.getByText(`There is no request ${second}0 here.`).waitFor();
  await open(`hookscope://request/${second}?path=/etc/passwd#list.remove`);
  await page.getByText('The link that opened Hookscope names no request.').waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  expect(await requests()).toEqual([second, first]);
  await page.getByRole('option', { name: /the first/, selected: true }).waitFor();
});

it('says what is in a file, and imports it only then', async () => {
  const file = join(app.dataDir, 'from a tool.har');
  const request = { method: 'POST', url: 'http://h/x', postData: { text: '{"type":"SMS"}' } };
  const entry = { startedDateTime: '2026-11-22T10:00:00Z', time: 1, request };
  writeFileSync(file, JSON.stringify({ log: { entries: [entry, entry, entry] } }));
  const before = await requests();

  await open(file, join(app.dataDir, 'missing.har'));
  const dialog = page.getByRole('dialog', { name: 'Import this file?' });
  await dialog.getByText('from a tool.har').waitFor();
  await dialog.getByText('HAR, 3 requests.').waitFor();
  await dialog.getByText('1 more file is waiting.').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await requests()).toEqual(before);
  await page.keyboard.press('Escape');
  await dialog.getByText('missing.har', { exact: true }).waitFor();
  await dialog.getByText('It could not be read.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await dialog.waitFor({ state: 'detached' });
  expect(await requests()).toEqual(before);

  await open(file);
  await dialog.getByText('HAR, 3 requests.').waitFor();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.getByText('3 requests imported from from a tool.har.').waitFor();
});
