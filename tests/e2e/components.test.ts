import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openComponents } from '../support/components/open.ts';

let page: Page;

beforeAll(async () => {
  const components = await openComponents();
  ({ page } = components);
  return components.close;
});

beforeEach(async () => {
  await page.reload();
  await button('Open outer').waitFor();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const outer = () => page.getByRole('dialog', { name: 'Outer' });
const inner = () => page.getByRole('dialog', { name: 'Inner' });
const field = (label: string) => page.getByLabel(label, { exact: true });
const reports = () => page.evaluate(() => globalThis.reports);
const hasFocus = (one: Locator) => one.evaluate((element) => element === document.activeElement);

async function openOuter(): Promise<void> {
  await button('Open outer').click();
  await outer().waitFor();
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point on the backdrop of any dialog. */
const beside: Point = { x: 4, y: 4 };

async function middleOf(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('The element is not shown.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

describe('a dialog', () => {
  beforeEach(openOuter);

  it('takes the focus, and gives it back to what opened it', async () => {
    expect(await hasFocus(button('Open outer'))).toBe(false);
    await page.keyboard.press('Escape');
    await outer().waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(button('Open outer'))).toBe(true);
    expect(await reports()).toEqual(['outer closed']);
  });

  it('keeps the focus within it', async () => {
    for (let n = 0; n < 20; n += 1) {
      await page.keyboard.press('Tab');
      expect(await hasFocus(button('Beside'))).toBe(false);
    }
  });

  it('closes at its cross, and what was typed is saved by leaving its field', async () => {
    await field('Line').fill('typed');
    await button('Close').click();
    await outer().waitFor({ state: 'detached' });
    expect(await reports()).toEqual(['Line saved typed', 'outer closed']);
  });

  it('closes once at a press and release on its backdrop', async () => {
    await page.mouse.click(beside.x, beside.y);
    await outer().waitFor({ state: 'detached' });
    expect(await reports()).toEqual(['outer closed']);
  });

  it('stays when a selection is dragged out of it, and keeps what was typed', async () => {
    await field('Line').fill('half a line');
    await drag(await middleOf(field('Line')), beside);
    expect(await outer().count()).toBe(1);
    expect(await field('Line').inputValue()).toBe('half a line');
    expect(await reports()).toEqual([]);
  });

  it('stays when a press on the backdrop is released on it', async () => {
    await drag(beside, await middleOf(page.getByText('Words to press on')));
    expect(await outer().count()).toBe(1);
  });

  it('stays at a click into a gap between its parts', async () => {
    await outer().evaluate((element) => {
      const { left, top, width } = element.getBoundingClientRect();
      const at = { bubbles: true, clientX: left + width / 2, clientY: top + 3 };
      element.dispatchEvent(new PointerEvent('pointerdown', at));
      element.dispatchEvent(new MouseEvent('click', at));
    });
    expect(await outer().count()).toBe(1);
  });

  it('stays when nothing was chosen in a file picker, whose cancel event bubbles', async () => {
    await field('File').evaluate((input) =>
      input.dispatchEvent(new Event('cancel', { bubbles: true })),
    );
    expect(await outer().count()).toBe(1);
    expect(await reports()).toEqual([]);
  });

  it('stays when the menu or the list within it is put away', async () => {
    await button('Menu in it').click();
    await page.getByRole('menuitem', { name: 'Item' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'Item' }).waitFor({ state: 'detached' });
    expect(await outer().count()).toBe(1);
    await field('Choice').click();
    await page.keyboard.press('Escape');
    expect(await outer().count()).toBe(1);
  });

  it('closes at Escape while nothing in it has the focus, as often as it is opened', async () => {
    for (let round = 1; round <= 3; round += 1) {
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('Escape');
      await outer().waitFor({ state: 'detached' });
      expect(await reports()).toHaveLength(round);
      await openOuter();
    }
  });
});

describe('a dialog out of a dialog', () => {
  beforeEach(async () => {
    await openOuter();
    await button('Open inner').click();
    await inner().waitFor();
  });

  it('closes alone at Escape, with and without a focus in it', async () => {
    await page.keyboard.press('Escape');
    await inner().waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(button('Open inner'))).toBe(true);
    await button('Open inner').click();
    await inner().waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Escape');
    await inner().waitFor({ state: 'detached' });
    expect(await outer().count()).toBe(1);
    expect(await reports()).toEqual(['inner closed', 'inner closed']);
  });

  it('closes alone at a click on its backdrop', async () => {
    await page.mouse.click(beside.x, beside.y);
    await inner().waitFor({ state: 'detached' });
    expect(await outer().count()).toBe(1);
    expect(await reports()).toEqual(['inner closed']);
  });

  it('drops its draft at Escape before it closes', async () => {
    await field('Inner line').fill('half');
    await page.keyboard.press('Escape');
    expect(await field('Inner line').inputValue()).toBe('saved');
    expect(await reports()).toEqual([]);
    await page.keyboard.press('Escape');
    await inner().waitFor({ state: 'detached' });
    expect(await reports()).toEqual(['inner closed']);
  });
});

describe('a draft', () => {
  beforeEach(openOuter);

  it.each(['Line', 'Lines'])('is dropped at Escape and never saved: %s', async (label) => {
    await field(label).fill('half');
    await page.keyboard.press('Escape');
    expect(await field(label).inputValue()).toBe('saved');
    expect(await outer().count()).toBe(1);
    await page.keyboard.press('Escape');
    await outer().waitFor({ state: 'detached' });
    expect(await reports()).toEqual(['outer closed']);
  });

  it('of one line is saved at Enter, and the dialog stays', async () => {
    await field('Line').fill('whole');
    await page.keyboard.press('Enter');
    expect(await reports()).toEqual(['Line saved whole']);
    expect(await outer().count()).toBe(1);
    await page.keyboard.press('Escape');
    await outer().waitFor({ state: 'detached' });
    expect(await reports()).toEqual(['Line saved whole', 'outer closed']);
  });

  it('of several lines takes Enter as a new line', async () => {
    await field('Lines').fill('one');
    await page.keyboard.press('Enter');
    expect(await field('Lines').inputValue()).toBe('one\n');
    expect(await reports()).toEqual([]);
  });

  it('is saved when its field is left', async () => {
    await field('Line').fill('left');
    await page.keyboard.press('Tab');
    expect(await reports()).toEqual(['Line saved left']);
  });

  it('is left alone by the keys of a composition', async () => {
    await field('Line').fill('half');
    for (const key of ['Enter', 'Escape'])
      await field('Line').dispatchEvent('keydown', { key, isComposing: true, bubbles: true });
    expect(await field('Line').inputValue()).toBe('half');
    expect(await reports()).toEqual([]);
    expect(await outer().count()).toBe(1);
  });
});

describe('a menu', () => {
  const item = (name: string) => page.getByRole('menuitem', { name });

  it('opens at a click, and an item is chosen at another', async () => {
    await button('Menu').click();
    await item('First').click();
    await item('First').waitFor({ state: 'detached' });
    expect(await reports()).toEqual(['first']);
    await expect.poll(() => hasFocus(button('Menu'))).toBe(true);
  });

  it('chooses nothing at the click that opens it, also when the page moves an entry under the pointer', async () => {
    const at = await middleOf(button('Menu'));
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    const first = await middleOf(item('First'));
    await page.evaluate(
      (by) => {
        const [wrapper] = document.querySelectorAll<HTMLElement>(
          '[data-radix-popper-content-wrapper]',
        );
        if (wrapper) wrapper.style.translate = `${by.x}px ${by.y}px`;
      },
      { x: at.x - first.x, y: at.y - first.y },
    );
    await expect
      .poll(() =>
        page.evaluate(
          ({ x, y }) => document.elementFromPoint(x, y)?.closest('[role=menuitem]')?.textContent,
          at,
        ),
      )
      .toContain('First');
    await page.mouse.up();
    expect(await reports()).toEqual([]);
    expect(await item('First').count()).toBe(1);
    await item('First').click();
    await expect.poll(reports).toEqual(['first']);
  });

  it('is gone through by the arrow keys, past what is disabled', async () => {
    await button('Menu').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(item('First'))).toBe(true);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => hasFocus(item('Last'))).toBe(true);
    await page.keyboard.press('Enter');
    await item('Last').waitFor({ state: 'detached' });
    expect(await reports()).toEqual(['last']);
    await expect.poll(() => hasFocus(button('Menu'))).toBe(true);
  });

  it('closes at Escape and at a click beside it, and nothing is chosen', async () => {
    await button('Menu').click();
    await page.keyboard.press('Escape');
    await item('First').waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(button('Menu'))).toBe(true);
    await button('Menu').click();
    await item('First').waitFor();
    await page.mouse.click(700, 500);
    await item('First').waitFor({ state: 'detached' });
    expect(await reports()).toEqual([]);
  });

  it('does nothing at a click on what is disabled', async () => {
    await button('Menu').click();
    await item('Disabled').click({ force: true });
    expect(await item('Disabled').count()).toBe(1);
    expect(await reports()).toEqual([]);
  });
});

describe('a group of views', () => {
  const view = (name: string) => page.getByRole('radio', { name });

  it('chooses one at a click, and stays with it at another', async () => {
    await view('Two').click();
    await view('Two').click();
    expect(await view('Two').isChecked()).toBe(true);
    expect(await view('One').isChecked()).toBe(false);
    expect(await reports()).toEqual(['view two']);
  });

  it('is one stop of the Tab key, and its arrow keys lead to the others', async () => {
    await view('One').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => hasFocus(view('Two'))).toBe(true);
    await page.keyboard.press('Enter');
    expect(await view('Two').isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(() => hasFocus(page.getByRole('tab', { name: 'One' }))).toBe(true);
  });
});

describe('a row of tabs', () => {
  const tab = (name: string) => page.getByRole('tab', { name });

  it('shows the content of the one that is clicked, and no other', async () => {
    await tab('Two').click();
    await page.getByRole('tabpanel').getByText('Content of Two').waitFor();
    expect(await page.getByText('Content of One').count()).toBe(0);
    expect(new Set(await reports())).toEqual(new Set(['tab two']));
  });

  it('is gone through by arrow keys, Home and End, around its ends', async () => {
    await tab('One').focus();
    for (const [key, name] of [
      ['ArrowRight', 'Two'],
      ['End', 'Three'],
      ['ArrowRight', 'One'],
      ['ArrowLeft', 'Three'],
      ['Home', 'One'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => hasFocus(tab(name))).toBe(true);
      await page.getByRole('tabpanel').getByText(`Content of ${name}`).waitFor();
    }
  });
});

describe('a dialog whose code is loaded later', () => {
  const loading = () => page.getByRole('dialog', { name: 'Loading…' });

  it('has the keys at once, is closed by them before it is there, and takes the focus when it comes', async () => {
    await button('Open later').click();
    await loading().waitFor();
    expect(await page.locator('dialog:modal').count()).toBe(1);
    await page.keyboard.press('Escape');
    await loading().waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(button('Open later'))).toBe(true);
    await button('Open later').click();
    await loading().waitFor();
    await page.evaluate(() => globalThis.loadLater());
    const loaded = page.getByRole('dialog', { name: 'Loaded' });
    await loaded.waitFor();
    expect(await page.locator('dialog').count()).toBe(1);
    await expect.poll(() => hasFocus(loaded.getByRole('button', { name: 'Close' }))).toBe(true);
    await page.keyboard.press('Escape');
    await loaded.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(button('Open later'))).toBe(true);
  });

  it('says that it cannot be loaded and what to do, and is closed by its keys', async () => {
    const failed = page.getByRole('dialog', { name: 'This part could not be loaded' });
    await button('Open gone').click();
    await failed.waitFor();
    expect(await failed.textContent()).toContain('restart Hookscope');
    await page.keyboard.press('Escape');
    await failed.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(button('Open gone'))).toBe(true);
  });
});
