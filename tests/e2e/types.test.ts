import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRow } from '../support/open-row.ts';
import type { AppWindow } from '../support/shared-app.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';
import { violationsInBothThemes } from '../support/violations.ts';

let opened: AppWindow;

beforeAll(async () => {
  opened = await emptyApp();
  const { page, url } = opened;
  for (const body of ['{"type":"SMS","phone":"+1"}', '{"type":"SMS","at":1}', 'no object']) {
    const reply = await fetch(url, { method: 'POST', body });
    await reply.text();
  }
  await page.getByRole('option').nth(2).waitFor();
});

const dialog = () => opened.page.getByRole('dialog', { name: 'Types from what came' });

async function openTypes(): Promise<void> {
  await opened.page.getByRole('button', { name: 'Export' }).first().click();
  await opened.page.getByRole('menuitem', { name: 'Types…' }).click();
  await dialog().waitFor();
}

describe('the types of the list', () => {
  it('are shown in the chosen language, with what was left out', async () => {
    await openTypes();
    await dialog().getByText('From 2 requests. Fields').waitFor();
    await dialog().getByText('1 left out: no JSON object and no form.').waitFor();
    const code = dialog().getByRole('textbox', { name: 'Types in TypeScript' });
    await code.getByText('export interface ProviderOutboundMessage {').waitFor();
    expect(await code.textContent()).toContain('phone?: string;');
    await dialog().getByRole('radio', { name: 'Pydantic' }).click();
    await dialog().getByText('class ProviderOutboundMessage(BaseModel):').waitFor();
    expect(await violationsInBothThemes(opened.page)).toEqual([]);
  });

  it('are copied, and saved where the user chooses', async () => {
    const electron = opened.app.electron();
    await dialog().getByRole('button', { name: 'Copy' }).click();
    const copied = await until(() => electron.evaluate(({ clipboard }) => clipboard.readText()));
    expect(copied).toContain('phone: str | None = None');

    const path = join(opened.app.dataDir, 'types.py');
    await electron.evaluate(({ dialog: native }, filePath) => {
      native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await dialog().getByRole('button', { name: 'Save…' }).click();
    await dialog().getByText(`Saved as ${path}`).waitFor();
    expect(readFileSync(path, 'utf8')).toBe(copied);
    await opened.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

it('the types of a selection are made from it alone', async () => {
  const { page } = opened;
  await openRow(page, page.getByRole('option').nth(1));
  await page
    .getByRole('option')
    .nth(2)
    .click({ modifiers: ['ControlOrMeta'] });
  await page.getByText('2 selected').waitFor();
  await openTypes();
  await dialog().getByText('From 2 requests. Fields').waitFor();
  expect(await dialog().getByText('left out').count()).toBe(0);
  await page.keyboard.press('Escape');
  await openRow(page, page.getByRole('option').nth(0));
  await page
    .getByRole('option')
    .nth(0)
    .click({ modifiers: ['ControlOrMeta'] });
});
