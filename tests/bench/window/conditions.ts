/** Expressions for Hookscope's page. */
export const hookscope = {
  /** The address can be copied, and the list shows requests or its first steps. */
  usable: `document.querySelector('.address-url code') &&
    (document.querySelector('[role=listbox] [role=option]') || document.querySelector('.steps'))`,
  address: `document.querySelector('.address-url code').textContent`,
  scroller: `document.querySelector('.rows-scroller')`,
} as const;

/** Expressions for the bare app's page. */
export const bare = {
  usable: `document.querySelector('#rows')`,
  listening: `document.body.dataset.port`,
} as const;
