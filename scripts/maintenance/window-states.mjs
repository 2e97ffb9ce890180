// @ts-check
/** The states of the window that pictures are taken of. To add one, write a row. */

/** @typedef {import('playwright-core').Page} Page */
/**
 * @typedef {object} WindowState
 * @property {string} name part of the picture's file name
 * @property {(page: Page, server: string) => Promise<unknown>} show brings the window into the state; `server` is the origin of
 *   a user's server; a key or a click closes it again
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
 * @returns {(page: Page) => Promise<unknown>}
 */
const tab = (digit, row) => async (page) => {
  await select(page, row);
  await press(page, 'Enter');
  await press(page, digit);
};

/** A token of the location of the example, as HighLevel's look, with a signature of nobody. */
function token() {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    authClass: 'Location',
    authClassId: 'GKAWb4yu7A4LSc0skQ6g',
    oauthMeta: {
      scopes: ['conversations/message.write', 'conversations/message.readonly'],
      clientKey: '0123456789abcdef01234567-m1abcdef',
    },
    iat: now,
    exp: now + 86_399,
  };
  const part = (/** @type {object} */ value) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
}

/**
 * Opens what a command opens. The palette finds it by its id in every language.
 * @param {Page} page
 * @param {string} command
 */
async function run(page, command) {
  await escape(page);
  await press(page, 'Control+k');
  await page.locator('.palette-input').fill(command);
  await press(page, 'Enter');
  await page.locator('.palette-input').waitFor({ state: 'detached' });
  await page.locator('dialog').waitFor();
}

/**
 * @param {Page} page
 * @param {number} count of messages
 * @param {object} target
 * @param {string} manner
 */
async function startPlay(page, count, target, manner) {
  const what = { sample: 'sms', count };
  const options = { signWith: null, asNew: false, manner, clock: 'help-centre', speed: 600 };
  await escape(page);
  const number = await page.evaluate(
    `window.hookscope.call('plays.start', ${JSON.stringify({ what, target, options })}).then(({ value }) => value.number)`,
  );
  await page.locator(`[data-play="${number}"]`).click();
  await page.locator('.play-lane').first().waitFor();
}

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
  { name: 'crm-calls', show: tab('6', '+34600111222') },
  {
    name: 'crm-token',
    show: async (page) => {
      await tab('6', '+34600111222')(page);
      await page.locator('.crm-token .button').first().click();
      await page.locator('.crm-secret input').fill(token());
      await page.locator('.token-verdict').waitFor();
    },
    hide: escape,
  },
  {
    name: 'crm-edit',
    show: async (page) => {
      await tab('6', '+34600111222')(page);
      await page.locator('.crm-call .lucide-pencil').first().click();
      await page.locator('.crm-edit').waitFor();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('{ "status": "Delivered", "note": 1 }');
      await page.locator('.crm-problems li').nth(1).waitFor();
    },
    hide: (page) => page.locator('.crm-call .lucide-rotate-ccw').first().click(),
  },
  {
    name: 'crm-answer',
    show: async (page) => {
      await tab('6', '+34600111222')(page);
      if ((await page.locator('.crm-answer').count()) > 0) return;
      await page.locator('.crm-call .lucide-send').first().click();
      await page.locator('.crm-secret input').fill(token());
      await press(page, 'Enter');
      await page.locator('.crm-answer').first().waitFor();
    },
  },
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
    name: 'check',
    show: async (page) => {
      await run(page, 'check-server');
      await page.locator('.check-intro').waitFor();
    },
    hide: escape,
  },
  {
    name: 'address-wizard',
    show: async (page) => {
      await run(page, 'fixed-address');
      await page.locator('.wizard-kinds').waitFor();
    },
    hide: escape,
  },
  { name: 'play', show: (page) => run(page, 'play'), hide: escape },
  {
    name: 'play-line',
    show: async (page, server) => {
      await startPlay(page, 1, { url: `${server}/webhook` }, 'in-order');
      await page.locator('.play-state .lucide-circle-check').waitFor();
      await press(page, 'End');
    },
    hide: escape,
  },
  {
    name: 'play-burst',
    show: async (page, server) => {
      await startPlay(page, 40, { url: `${server}/webhook` }, 'burst');
      await page.locator('.play-state .lucide-circle-check').first().waitFor();
    },
    // It would hinder the next plays.
    hide: async (page) => {
      await page.locator('.play-head .button').click();
      await page.locator('.play-head .lucide-rotate-cw').waitFor();
      await escape(page);
    },
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
