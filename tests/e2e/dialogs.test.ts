import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseSection } from '../support/settings-dialog.ts';
import { emptyApp } from '../support/shared-app.ts';

let page: Page;

beforeAll(async () => {
  ({ page } = await emptyApp());
});

const settings = () => page.getByRole('dialog', { name: 'Settings' });
const port = () => settings().getByRole('textbox', { name: 'Port' });
const keptPort = () =>
  page.evaluate(async () => (await window.hookscope.call('state.get')).settings.port);

/** The middle of what is seen of an element, and a point on the backdrop. */
async function within(element: Locator): Promise<{ x: number; y: number }> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error('not shown');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
const beside = { x: 8, y: 400 };

describe('the settings', () => {
  beforeEach(async () => {
    if ((await settings().count()) === 0) {
      // The second click is on the backdrop, and closes nothing.
      await page.getByRole('button', { name: 'Settings' }).dblclick();
    }
    await settings().waitFor();
  });

  it('at Escape drop what is half typed, and close at the next', async () => {
    await port().fill('8');
    await page.keyboard.press('Escape');
    expect(await port().inputValue()).toBe('0');
    await page.keyboard.press('Escape');
    await settings().waitFor({ state: 'detached' });
    expect(await keptPort()).toBe(0);
  });

  it('drop the edit of every kind of field', async () => {
    const fields = [
      ['Address and tunnel', port()],
      ['Storage', settings().getByRole('textbox', { name: 'Maximum requests' })],
      ['Access', settings().getByRole('textbox', { name: 'User name' })],
      ['Signature and keys', settings().getByRole('textbox', { name: 'Name', exact: true })],
      ['Signature and keys', settings().locator('textarea')],
    ] as const;
    for (const [section, field] of fields) {
      await chooseSection(settings(), section);
      if (section === 'Access')
        await settings().getByRole('combobox', { name: 'Also require' }).selectOption('basic');
      const before = await field.inputValue();
      await field.fill('half');
      await page.keyboard.press('Escape');
      expect(await field.inputValue()).toBe(before);
      expect(await settings().count()).toBe(1);
    }
  });

  it('stay when the list of a choice is put away', async () => {
    await chooseSection(settings(), 'Language and time');
    const language = settings().getByRole('combobox', { name: 'Language' });
    const at = await within(language);
    await page.mouse.click(at.x, at.y);
    await page.keyboard.press('Escape');
    expect(await settings().count()).toBe(1);
  });

  it('stay when the question before forgetting is put away', async () => {
    const question = page.getByRole('dialog', { name: 'Delete everything?' });
    await chooseSection(settings(), 'Storage');
    const open = () => settings().getByRole('button', { name: 'Delete everything…' }).click();
    await open();
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await settings().count()).toBe(1);

    await open();
    await question.waitFor();
    await page.mouse.click(beside.x, beside.y);
    await question.waitFor({ state: 'detached' });
    expect(await settings().count()).toBe(1);
  });

  it('close at a click on the backdrop', async () => {
    await page.mouse.click(beside.x, beside.y);
    await settings().waitFor({ state: 'detached' });
  });
});

it('a rule keeps its text when an edit is dropped', async () => {
  await page
    .getByRole('button', { name: /replied|Replies|answered/i })
    .first()
    .click();
  const replies = page.getByRole('dialog', { name: 'Replies' });
  await replies.getByRole('group', { name: 'Add rule' }).getByRole('button').first().click();
  const status = replies.getByRole('textbox', { name: 'Status' });
  const before = await status.inputValue();
  await status.fill('9');
  await page.keyboard.press('Escape');
  expect(await status.inputValue()).toBe(before);
  const lines = replies.getByRole('textbox', { name: 'Body' });
  await lines.fill('half');
  await page.keyboard.press('Escape');
  expect(await lines.inputValue()).not.toBe('half');
  await page.keyboard.press('Escape');
  await replies.waitFor({ state: 'detached' });
});
