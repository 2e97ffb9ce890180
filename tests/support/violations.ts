import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe finds in the window as it is, as one line a violation. It looks into no frame: no script runs in the frame of a mail,
 * so axe could not either.
 *
 * @param part a selector: looks only there, which is quicker.
 */
export async function violations(page: Page, part?: string): Promise<string[]> {
  return (await found(page, part)).map(lineOf);
}

/** Like `violations`, in the light theme and then in the dark one, where nothing but the colours can differ. */
export async function violationsInBothThemes(page: Page, part?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await found(page, part);
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await found(page, part, ['color-contrast']);
  return [...inLight.map(lineOf), ...inDark.map((one) => `dark theme: ${lineOf(one)}`)];
}

/** @param rules all of them when left out */
async function found(page: Page, part?: string, rules?: string[]): Promise<readonly Violation[]> {
  await transitionsEnd(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([selector, runOnly]) => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      const options = { iframes: false, ...(runOnly === undefined ? {} : { runOnly }) };
      return (await inPage.run(selector ?? document, options)).violations;
    },
    [part, rules] as const,
  );
}

/** Waits until no colour is on its way to another one. */
async function transitionsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const transitions = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

function lineOf({ id, nodes }: Violation): string {
  return `${id}: ${nodes.map(({ html }) => html).join(' | ')}`;
}
