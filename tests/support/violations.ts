import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

declare global {
  /** axe, which `violations` puts into the page. */
  var axe:
    | {
        readonly run: (
          context: Document | string,
          options: { readonly runOnly?: readonly string[]; readonly iframes: boolean },
        ) => Promise<{ readonly violations: readonly Violation[] }>;
      }
    | undefined;
}

/**
 * What axe finds in the window as it is, and in its frames, as one line a violation.
 *
 * @param part a selector: looks only there, which is much quicker.
 */
export async function violations(page: Page, part?: string): Promise<string[]> {
  await transitionsEnd(page);
  // The legacy mode needs no second page, which Electron can't open.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (
    part === undefined ? builder : builder.include(part)
  ).analyze();
  return found.map(lineOf);
}

/** Like `violations`, without what is in frames. Once axe is in the page, this takes a fraction of the time. */
export async function violationsOfWindow(page: Page): Promise<string[]> {
  await transitionsEnd(page);
  const found = await page.evaluate(
    async () => (await globalThis.axe?.run(document, { iframes: false }))?.violations,
  );
  return found?.map(lineOf) ?? violations(page);
}

/** Like `violations`, in the light theme and then in the dark one, where nothing but the colours can differ. */
export async function violationsInBothThemes(page: Page, part?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violations(page, part);
  await page.emulateMedia({ colorScheme: 'dark' });
  await transitionsEnd(page);
  const inDark = await page.evaluate(async (selector) => {
    const options = { runOnly: ['color-contrast'], iframes: false };
    return (await globalThis.axe?.run(selector ?? document, options))?.violations;
  }, part);
  if (inDark === undefined) throw new Error('axe is not in the page.');
  return [...inLight, ...inDark.map((violation) => `dark theme: ${lineOf(violation)}`)];
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
