import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { hostileBodies, type HostileBody } from '../support/hostile-html.ts';
import { logRequests, requestLog } from '../support/request-log.ts';
import { postSentinel, type Sentinel } from '../support/sentinel.ts';
import { until } from '../support/until.ts';
import { showWithoutWalls } from '../support/without-walls.ts';

declare global {
  /** What frames said to the window. */
  var heardFromFrames: unknown[];
}

/** An app that shows one share of the bodies. Most of the time of each goes by for its frame's new process. */
interface Lane {
  readonly app: RunningApp;
  readonly page: Page;
  readonly dialogs: readonly string[];
}

let lane: Lane;
let lanes: readonly Lane[];
let sentinel: Sentinel;

/** The paths tell the bodies apart, whatever the origin. */
const bodies = hostileBodies('http://127.0.0.1');

/** What came of each body, by its path. */
const outcomes = new Map<string, Promise<Outcome>>();

beforeAll(async () => {
  sentinel = await postSentinel();
  lanes = await Promise.all([openLane(), openLane()]);
  [lane] = lanes as [Lane, Lane];
  const armed = hostileBodies(sentinel.origin);
  await Promise.all(
    lanes.map((one, at) =>
      walk(
        one,
        armed.filter((_, n) => n % lanes.length === at),
      ),
    ),
  );
}, 120_000);

afterAll(async () => {
  await Promise.all(lanes.map(({ app }) => app.close()));
  await sentinel.close();
});

async function openLane(): Promise<Lane> {
  const app = await launchApp();
  const page = await app.page();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await logRequests(app.electron());
  await page.evaluate(() => {
    globalThis.heardFromFrames = [];
    addEventListener('message', ({ data }) => globalThis.heardFromFrames.push(data));
  });
  return { app, page, dialogs };
}

/** Sends a lane its bodies and begins to look at one after another. */
async function walk({ page, ...rest }: Lane, share: readonly HostileBody[]): Promise<void> {
  // The newest is on top: walking up meets them in their order.
  for (const { path, html } of share) await send(page, path, html);
  const all = String(share.length);
  await until(async () => ((await page.locator('body').textContent()) ?? '').includes(all));
  await page.getByRole('listbox').press('End');
  await page.getByRole('tab', { name: 'Message' }).click();
  let last: Promise<unknown> = Promise.resolve();
  for (const [at, { path }] of share.entries()) {
    const outcome = last.then(async () => {
      if (at > 0) await page.getByRole('listbox').press('ArrowUp');
      return look({ page, ...rest }, path);
    });
    // Whoever asks for it hears of its failure; the next one goes on.
    last = outcome.catch(() => {});
    outcomes.set(path, outcome);
  }
}

async function send(page: Page, subject: string, html: string): Promise<void> {
  const url = (await page.locator('.address-url code').textContent()) ?? '';
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'Email', subject, html }),
  });
}

/** Waits until the mail of that subject is drawn. @returns its frame; `null` when it is shown as text. */
async function shown(page: Page, subject: string): Promise<Frame | null> {
  const address = await until(() =>
    page.evaluate((wanted) => {
      const panel = document.querySelector('[role="tabpanel"]');
      if (!panel?.textContent.includes(wanted)) return null;
      if (panel.textContent.includes('takes too long to render')) return 'text';
      const drawn = '.mail-paper[aria-busy="false"] .mail-frame';
      return panel.querySelector<HTMLIFrameElement>(drawn)?.src ?? null;
    }, subject),
  );
  if (address === 'text') return null;
  return until(() => page.frames().find((frame) => frame.url() === address) ?? null);
}

/** Whatever a mail may have set off so far. */
async function traces({ app, page, dialogs }: Lane) {
  return {
    fetched: [...sentinel.seen],
    asked: await requestLog(app.electron()),
    said: await page.evaluate(() => globalThis.heardFromFrames),
    dialogs: [...dialogs],
    window: page.url(),
    windows: app.electron().windows().length,
  };
}

type Outcome = Awaited<ReturnType<typeof look>>;

/** Shows the body that is selected, and reads what became of it. `document` is `null` where its text is shown. */
async function look(on: Lane, path: string) {
  const frame = await shown(on.page, path);
  const found = await frame?.evaluate(() => ({
    title: document.title,
    html: document.documentElement.outerHTML.toLowerCase(),
    frames: frames.length,
    // Words may name the place, and so may a link; nothing else.
    aimed: [...document.querySelectorAll('*')].flatMap((element) => [
      ...(element.localName === 'style' ? [element.textContent] : []),
      ...[...element.attributes]
        .filter(({ name }) => !['href', 'title', 'alt'].includes(name))
        .map(({ value }) => value),
    ]),
  }));
  return { document: found ?? null, url: frame?.url() ?? null, traces: await traces(on) };
}

const none = {
  fetched: [],
  asked: [],
  said: [],
  dialogs: [],
  window: 'app://hookscope/',
  windows: 1,
};

it('there are more than two hundred of them', () => {
  expect(bodies.length).toBeGreaterThan(200);
});

describe.each(Object.entries(Object.groupBy(bodies, ({ technique }) => technique)))(
  'no harm comes of %s:',
  (_technique, group = []) => {
    it.each(group)('$id', async ({ path, mustNotContain }) => {
      const outcome = await outcomes.get(path);
      const { document = null, url } = outcome ?? {};
      if (document !== null) {
        expect(document).toMatchObject({ title: '', frames: 0 });
        // Without the paper that every mail is laid on.
        const content = document.html.slice(document.html.indexOf('</style>'));
        for (const part of mustNotContain) expect(content).not.toContain(part.toLowerCase());
        expect(document.aimed.filter((text) => text.includes('127.0.0.1'))).toEqual([]);
        expect(url).toMatch(/^mail:\/\/[0-9a-f]{32}\/$/);
      }
      expect(outcome?.traces).toEqual(none);
    });
  },
);

describe('the guards of this test are awake:', () => {
  it('without walls, more than a hundred of these bodies act', async () => {
    const acted = await showWithoutWalls(lane.app.electron(), hostileBodies, 120);
    const techniques = new Set([...acted].map((path) => path.replace(/^\/|-\d+$/g, '')));
    expect([...techniques]).toEqual(
      expect.arrayContaining(['script', 'handlers', 'svg', 'styles', 'fetches', 'frames']),
    );
  });

  it('a script in the frame, a dialog, a request and a visit are noticed', async () => {
    const { app, page, dialogs } = lane;
    const [last] = bodies.filter((_, n) => n % lanes.length === 0).slice(-1);
    await page.getByRole('listbox').press('Home');
    const frame = await shown(page, last?.path ?? '');
    await frame?.evaluate(() => {
      document.title = 'ran';
      parent.postMessage('ran', '*');
      location.hash = 'moved';
    });
    expect(await frame?.title()).toBe('ran');
    expect(frame?.url()).not.toMatch(/^mail:\/\/[0-9a-f]{32}\/$/);
    await page.evaluate(() => setTimeout(() => alert('ran')));
    await fetch(`${sentinel.origin}/control`);
    await app.electron().evaluate(
      ({ session }, origin) =>
        session.defaultSession.fetch(`${origin}/cancelled`).then(
          () => {},
          () => {},
        ),
      sentinel.origin,
    );
    await until(() => dialogs.length > 0);
    expect(await traces(lane)).toEqual({
      ...none,
      fetched: ['/control'],
      asked: [`${sentinel.origin}/cancelled`],
      said: ['ran'],
      dialogs: ['ran'],
    });
  });
});

it('harmless HTML with its styles is shown as it is', async () => {
  const { page } = lane;
  await send(
    page,
    'harmless',
    '<style>p { color: rgb(1, 2, 3) } @media (min-width: 1px) { i { color: rgb(4, 5, 6) } }</style>' +
      '<p>plain <b style="font-size: 31px">bold</b> <i>slanted</i></p>',
  );
  await until(async () => {
    await page.getByRole('listbox').press('Home');
    return (await page.getByRole('tabpanel').textContent())?.includes('harmless') ?? false;
  });
  const frame = await shown(page, 'harmless');
  const styles = await frame?.evaluate(() => {
    const of = (name: string) => {
      const element = document.querySelector(name);
      return element === null ? null : getComputedStyle(element);
    };
    return [of('p')?.color, of('b')?.fontSize, of('i')?.color];
  });
  expect(styles).toEqual(['rgb(1, 2, 3)', '31px', 'rgb(4, 5, 6)']);
});
