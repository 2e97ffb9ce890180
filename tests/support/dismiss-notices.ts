import type { Locator } from 'playwright-core';
import { until } from './until.ts';

/** Dismisses notices until there is none. @param buttons those that dismiss them. */
export async function dismissNotices(buttons: Locator): Promise<void> {
  await until(async () => {
    if ((await buttons.count()) === 0) return true;
    // A notice may go by itself, or move while others go.
    await buttons
      .first()
      .click({ timeout: 1_000 })
      .catch(() => undefined);
    return false;
  });
}
