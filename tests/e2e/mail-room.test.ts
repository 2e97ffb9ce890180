import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnMail, openEmail, openMailDrawer } from '../support/mail-window.ts';
import { emptyApp, type AppWindow } from '../support/shared-app.ts';
import { until } from '../support/until.ts';

let window: AppWindow;

const newsletter = `<table width="600" align="center"><tr><td><h1>News</h1>
  ${'<p>A paragraph of a newsletter. <a href="https://a.example/">More</a></p>'.repeat(60)}
  <img src="https://a.example/a.png" width="560" height="200" alt=""></td></tr></table>`;

beforeAll(async () => {
  // Nothing listens there, so a strip says that the tunnel failed.
  window = await emptyApp({ tunnel: { kind: 'localtunnel', host: 'http://127.0.0.1:9' } });
  await openEmail(window, {
    subject: `A long subject ${'of many words '.repeat(30)}`,
    emailFrom: '"Acme Dental, Inc." <hello@acme.example>',
    emailTo: Array.from({ length: 30 }, (_, n) => `person${n}@example.com`),
    attachments: ['https://a.example/one.pdf', 'https://a.example/two.pdf'],
    html: newsletter,
  });
  await drawnMail(window.page);
  await window.page.locator('.window-header > *').nth(1).waitFor();
});

afterAll(async () => {
  await resize(1200, 800);
  await speak('en');
});

/** Gives the window this size. */
async function resize(width: number, height: number): Promise<void> {
  const { app, page } = window;
  await app
    .electron()
    .evaluate(
      ({ BrowserWindow }, [x, y]) => BrowserWindow.getAllWindows()[0]?.setContentSize(x, y),
      [width, height] as const,
    );
  await until(() =>
    page.evaluate(([x, y]) => innerWidth === x && innerHeight === y, [width, height]),
  );
}

/** How the mail lies in the window: its height, and what else scrolls or sticks out of its line. */
function layout() {
  return window.page.evaluate(() => {
    const heightOf = (selector: string) =>
      document.querySelector(selector)?.getBoundingClientRect().height ?? 0;
    const around = [...document.querySelectorAll('.detail, .detail *')].filter(
      (element) =>
        element.contains(document.querySelector('.mail-frame')) && element.localName !== 'iframe',
    );
    return {
      mail: heightOf('.mail-frame'),
      bar: heightOf('.mail-bar'),
      scrolling: around.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
        .length,
      sticksOut: [...document.querySelectorAll('.mail-bar')].some(
        ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
      ),
    };
  });
}

/** Waits until the mail lies as it should: the toolbar learns of its room some moments after the window has its size. */
const liesRight = () =>
  expect.poll(layout).toMatchObject({ bar: 36, scrolling: 0, sticksOut: false });

describe('the mail has the room,', () => {
  it.each([
    [1280, 800, 560],
    [1024, 700, 460],
    [800, 600, 360],
  ])('at %d × %d with the strip of a fault at least %d px', async (width, height, least) => {
    await resize(width, height);
    await liesRight();
    expect((await layout()).mail).toBeGreaterThanOrEqual(least);
  });

  it('and keeps its height beside the drawer, in any language', async () => {
    const { page } = window;
    await resize(1280, 800);
    await liesRight();
    const { mail } = await layout();
    const drawer = await openMailDrawer(page);
    // Escape on its own button closes the drawer, and not the request.
    await drawer.getByRole('button').first().press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await until(() => page.evaluate(() => document.activeElement?.closest('.detail') !== null));
    await openMailDrawer(page);
    for (const language of ['en', 'es', 'pt'] as const) {
      await speak(language);
      for (const width of [1280, 1024, 800]) {
        await resize(width, 800);
        await liesRight();
        expect((await layout()).mail).toBe(mail);
      }
    }
  });
});

/** Changes the language, and waits until the window has it. */
async function speak(language: 'en' | 'es' | 'pt'): Promise<void> {
  const { page } = window;
  await page.evaluate(
    (chosen) => globalThis.window.hookscope.call('settings.change', { language: chosen }),
    language,
  );
  await until(() =>
    page.evaluate((chosen) => document.documentElement.lang.startsWith(chosen), language),
  );
}
