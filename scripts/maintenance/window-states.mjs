// @ts-check
/** The states of the window that pictures are taken of. To add one, write a row. */

/** @typedef {import('playwright-core').Page} Page */
/**
 * @typedef {object} WindowState
 * @property {string} name part of the picture's file name
 * @property {(page: Page) => Promise<unknown>} show brings the window into the state; a key or a click closes it again
 * @property {(page: Page) => Promise<unknown>} [hide]
 */

/** @param {Page} page @param {string} key */
const press = (page, key) => page.keyboard.press(key);
/** @param {Page} page */
const escape = (page) => press(page, 'Escape');

/**
 * Selects a request in the list by what its row holds.
 * @param {Page} page
 * @param {string | RegExp} row
 */
async function select(page, row) {
  await escape(page);
  const back = page.locator('.frame-back');
  if (await back.isVisible()) await back.click();
  await page.locator('.row', { hasText: row }).first().click();
  await page.locator('.detail-head').waitFor();
}

/**
 * The keyboard stays in the list: Playwright's keys do not reach the main process from the frame of a mail.
 * @param {Page} page
 */
async function selectMail(page) {
  await select(page, 'reader@example.com');
  await press(page, '1');
  await page.frameLocator('.mail-frame').locator('h2').waitFor();
}

/**
 * @param {string} digit of the tab
 * @param {string | RegExp} row
 * @returns {WindowState['show']}
 */
const tab = (digit, row) => async (page) => {
  await select(page, row);
  await press(page, 'Enter');
  await press(page, digit);
};

/** Shown before the first request. @type {readonly WindowState[]} */
export const emptyStates = [
  { name: 'empty', show: (page) => page.locator('.address-url').waitFor() },
];

/** Shown with the example requests. @type {readonly WindowState[]} */
export const filledStates = [
  { name: 'mail', show: selectMail },
  {
    name: 'reading',
    show: async (page) => {
      await selectMail(page);
      await page.locator('.detail-title').click();
      await press(page, 'f');
      await page.locator('.frame-leave').waitFor();
    },
    hide: (page) => page.locator('.frame-leave').click(),
  },
  { name: 'sms', show: tab('1', '+34600111222') },
  { name: 'fields', show: tab('2', 'abc@gmail.com') },
  { name: 'issues', show: tab('3', 'cut off') },
  { name: 'signature', show: tab('4', 'abc@gmail.com') },
  { name: 'related', show: tab('5', 'Thanks, see you then.') },
  { name: 'broken-body', show: tab('8', 'cut off') },
  {
    name: 'palette',
    show: async (page) => {
      await escape(page);
      await press(page, 'Control+k');
      await page.getByRole('dialog').waitFor();
    },
    hide: escape,
  },
  {
    name: 'keys',
    show: async (page) => {
      await press(page, '?');
      await page.getByRole('dialog').waitFor();
    },
    hide: escape,
  },
  {
    name: 'settings',
    show: async (page) => {
      await press(page, 'Control+,');
      await page.getByRole('dialog').waitFor();
    },
    hide: escape,
  },
  {
    name: 'settings-background',
    show: async (page) => {
      await press(page, 'Control+,');
      await page.locator('.settings-tab:has(.lucide-bell-ring)').click();
      await page.locator('[data-setting="notifications"]').waitFor();
    },
    hide: escape,
  },
  {
    name: 'paused',
    show: async (page) => {
      await page.evaluate("window.hookscope.call('receiving.set', { on: false })");
      await page.locator('.strips .lucide-circle-pause, .state .lucide-circle-pause').waitFor();
    },
    hide: (page) => page.evaluate("window.hookscope.call('receiving.set', { on: true })"),
  },
  {
    name: 'nothing-found',
    show: async (page) => {
      await press(page, '/');
      await page.keyboard.type('invoice 4711');
      await page.locator('.rows-scroller').waitFor({ state: 'detached' });
    },
    hide: async (page) => {
      await press(page, 'Control+a');
      await press(page, 'Delete');
      await page.locator('.rows-scroller').waitFor();
    },
  },
];
