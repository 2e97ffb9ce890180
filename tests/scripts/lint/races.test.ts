import { describe, expect, it } from 'vitest';
import { racing } from '../../../scripts/lint/races.mjs';

describe('the check for tests that race', () => {
  it.each([
    ['a click on the first row', 'await rows().first().click();'],
    ['a click on a row by its name', "await page.getByRole('option', { name: /SMS/ }).click();"],
    ['one over several lines', "await page\n  .getByRole('option')\n  .nth(2)\n  .click();"],
    ['a fixed time', 'await page.waitForTimeout(100);'],
    ['a short patience', 'page.setDefaultTimeout(4_000);'],
    ['a short poll', 'await expect.poll(count, { timeout: 10_000 }).toBe(1);'],
    ['a short wait', "await dialog.waitFor({ state: 'detached', timeout: 15_000 });"],
    ['a frame that may not be listed', 'page.frames().find((one) => one.url() === address)'],
    ['a port for one', "createServer().listen(65_535, '127.0.0.1');"],
    ['a limit of time', 'expect(performance.now() - started).toBeLessThan(5_000);'],
  ])('refuses %s', (_, text) => {
    expect(racing('tests/e2e/a.test.ts', `\n${text}\n`)).toEqual([
      expect.stringMatching(/^tests\/e2e\/a\.test\.ts:[23]: /),
    ]);
  });

  it('knows which tests are of the window', () => {
    expect(racing('tests/flow/a.test.ts', 'await rows().first().click();')).toEqual([]);
    expect(racing('tests/flow/a.test.ts', 'await page.waitForTimeout(9);')).toHaveLength(1);
  });

  it.each([
    ['a row that is opened', 'await openRow(page, rows().first());'],
    ['a row that is added to a selection', "rows().nth(2).click({ modifiers: ['Shift'] })"],
    ['a poll', 'await expect.poll(count).toBe(1);'],
  ])('has nothing to say of %s', (_, text) => {
    expect(racing('tests/e2e/a.test.ts', text)).toEqual([]);
  });
});
