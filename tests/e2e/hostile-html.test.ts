import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, localAddress, postJson, type RunningApp } from '../support/app.ts';
import { effort } from '../support/effort.ts';
import { hostileBodies, type HostileBody } from '../support/hostile-html.ts';
import { hideMails, showMail } from '../support/mail-frame.ts';
import { drawnMail, mailFrame, openEmail } from '../support/mail-window.ts';
import { logRequests, requestLog } from '../support/request-log.ts';
import { sanitizeInApp } from '../support/sanitize-in-app.ts';
import { postSentinel, type Sentinel } from '../support/sentinel.ts';
import { until } from '../support/until.ts';
import { showWithoutWalls } from '../support/without-walls.ts';

declare global {
  /** What frames said to the window. */
  var heardFromFrames: unknown[];
}

let app: RunningApp;
let page: Page;
let url: string;
let sentinel: Sentinel;
const dialogs: string[] = [];

/** The paths tell the bodies apart, whatever the origin. */
const bodies = hostileBodies('http://127.0.0.1');

/** Those that the sanitizer gets through. */
const sanitizable = bodies.filter(({ takesTooLong }) => !takesTooLong);

/** Those that go the whole way through the window: in the long run all of them. */
const walked = Object.values(Object.groupBy(bodies, ({ technique }) => technique)).flatMap(
  (group = []) => group.slice(0, effort({ usual: 1, full: group.length })),
);

/** Those that are drawn in a frame of their own: in the long run all of them. */
const drawnOnes = Object.values(Object.groupBy(sanitizable, ({ technique }) => technique)).flatMap(
  (group = []) => group.slice(0, effort({ usual: 3, full: group.length })),
);

beforeAll(async () => {
  sentinel = await postSentinel();
  app = await launchApp();
  page = await app.page();
  url = await localAddress(page);
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await logRequests(app.electron());
  await page.evaluate(() => {
    globalThis.heardFromFrames = [];
    addEventListener('message', ({ data }) => globalThis.heardFromFrames.push(data));
  });
});

afterAll(async () => {
  await app.close();
  await sentinel.close();
});

/** The same bodies, aimed at the sentinel. */
function aimed(at: readonly HostileBody[]): readonly HostileBody[] {
  const byPath = new Map(hostileBodies(sentinel.origin).map((body) => [body.path, body]));
  return at.map(({ path }) => byPath.get(path) as HostileBody);
}

/** Whatever a mail may have set off so far. */
async function traces() {
  return {
    fetched: [...sentinel.seen],
    asked: await requestLog(app.electron()),
    said: await page.evaluate(() => globalThis.heardFromFrames),
    dialogs: [...dialogs],
    window: page.url(),
    windows: app.electron().windows().length,
  };
}

const none = {
  fetched: [],
  asked: [],
  said: [],
  dialogs: [],
  window: 'app://hookscope/',
  windows: 1,
};

type Shown = Awaited<ReturnType<typeof read>>;

/**
 * Reads what became of a mail: of the one in the frame, or of another document that the frame parses and does not show.
 */
async function read(frame: Frame, html: string | null = null) {
  const document = await frame.evaluate((text) => {
    const parsed = text === null ? null : new DOMParser().parseFromString(text, 'text/html');
    const shown = parsed ?? globalThis.document;
    return {
      title: shown.title,
      html: shown.documentElement.outerHTML.toLowerCase(),
      frames:
        parsed === null
          ? frames.length
          : parsed.querySelectorAll('iframe, frame, object, embed').length,
      // Words may name the place, and so may a link; nothing else.
      aimed: [...shown.querySelectorAll('*')].flatMap((element) => [
        ...(element.localName === 'style' ? [element.textContent] : []),
        ...[...element.attributes]
          .filter(({ name }) => !['href', 'title', 'alt'].includes(name))
          .map(({ value }) => value),
      ]),
    };
  }, html);
  return { ...document, url: frame.url() };
}

function expectHarmless(shown: Shown, { mustNotContain }: HostileBody): void {
  expect(shown).toMatchObject({ title: '', frames: 0 });
  // Without the paper that every mail is laid on.
  const content = shown.html.slice(shown.html.indexOf('</style>'));
  for (const part of mustNotContain) expect(content).not.toContain(part.toLowerCase());
  expect(shown.aimed.filter((text) => text.includes('127.0.0.1'))).toEqual([]);
  expect(shown.url).toMatch(/^mail:\/\/[0-9a-f]{32}\/$/);
}

it('there are more than two hundred of them', () => {
  expect(bodies.length).toBeGreaterThan(200);
});

describe('sanitized, staged and drawn in a frame,', () => {
  const all = () => aimed(sanitizable);
  /** The sanitized documents, in the order of the bodies. */
  let documents: readonly string[];
  /** What became of each body that was drawn, by its path. Bodies that became the same document are drawn once. */
  const shown = new Map<string, Shown>();

  beforeAll(async () => {
    documents = await sanitizeInApp(
      page,
      all().map(({ html }) => html),
    );
    const documentOf = new Map(all().map(({ path }, at) => [path, documents[at] ?? '']));
    const drawn = new Map<string, Shown>();
    const toDraw = new Set(drawnOnes.map(({ path }) => documentOf.get(path) ?? '')).values();
    // Most of the time of each goes by for its frame's new process, so some are drawn at the same time.
    await Promise.all(
      Array.from({ length: 4 }, async (_, place) => {
        for (const html of toDraw)
          drawn.set(html, await read(await showMail(page, html, { place })));
      }),
    );
    for (const { path } of drawnOnes)
      shown.set(path, drawn.get(documentOf.get(path) ?? '') as Shown);
  }, 180_000);

  it('no harm is in any of them, as a browser parses them', async () => {
    const frame = await showMail(page, '<p>Hello</p>');
    for (const [at, body] of all().entries())
      expectHarmless(await read(frame, documents[at] ?? ''), body);
  });

  it.each(drawnOnes)('no harm comes of $technique: $id', (body) => {
    expectHarmless(shown.get(body.path) as Shown, body);
  });

  it('a search adds nothing to any of them but marks', async () => {
    const htmls = all().map(({ html }) => html);
    const marked = await sanitizeInApp(page, htmls, 'e');
    const withoutMarks = (html: string) =>
      html
        .replace(/<style>@layer f[0-9a-f]{16} \{[^}]*\}[^}]*\}[^}]*\}\s*\}<\/style>/, '')
        .replaceAll(/<mark class="f[0-9a-f]{16}"[^<>]*>|<\/mark>/g, '');
    expect(marked.filter((html) => html.includes('<mark class="f')).length).toBeGreaterThan(10);
    expect(marked.map(withoutMarks)).toEqual(documents.map(withoutMarks));
  });

  it('they set off nothing', async () => {
    expect(await traces()).toEqual(none);
  });
});

describe('in the window,', () => {
  beforeAll(async () => {
    await hideMails(page);
    // The newest is on top: walking up meets them in their order.
    for (const { path, html } of aimed(walked))
      await postJson(url, { type: 'Email', subject: path, html });
    await page.getByText(`${walked.length} requests`, { exact: true }).waitFor();
    await page.getByRole('listbox').press('End');
    await page.getByRole('tab', { name: 'Message' }).click();
  }, 60_000);

  it.each(walked)('no harm comes of $technique: $id', async (body) => {
    const frame = await mailFrame(page, body.path);
    if (frame !== null) expectHarmless(await read(frame), body);
    expect(await traces()).toEqual(none);
    await page.getByRole('listbox').press('ArrowUp');
  });
});

describe('the guards of this test are awake:', () => {
  it('without walls, more than a hundred of these bodies act', async () => {
    const techniques = ['script', 'handlers', 'svg', 'styles', 'fetches', 'frames'];
    const make = (origin: string) =>
      hostileBodies(origin).filter(({ technique }) => techniques.includes(technique));
    const acted = await showWithoutWalls(app.electron(), make, (paths) => {
      const found = new Set([...paths].map((path) => path.replace(/^\/|-\d+$/g, '')));
      return paths.size >= 120 && techniques.every((technique) => found.has(technique));
    });
    expect(acted.size).toBeGreaterThanOrEqual(120);
  });

  it('a script in the frame, a dialog, a request and a visit are noticed', async () => {
    const frame = await showMail(page, '<p>Hello</p>');
    await frame.evaluate(() => {
      document.title = 'ran';
      parent.postMessage('ran', '*');
      location.hash = 'moved';
    });
    expect((await read(frame)).title).toBe('ran');
    expect(frame.url()).not.toMatch(/^mail:\/\/[0-9a-f]{32}\/$/);
    await hideMails(page);
    await page.evaluate(() => void setTimeout(() => alert('ran')));
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
    expect(await traces()).toEqual({
      ...none,
      fetched: ['/control'],
      asked: [`${sentinel.origin}/cancelled`],
      said: ['ran'],
      dialogs: ['ran'],
    });
  });
});

it('harmless HTML with its styles is shown as it is', async () => {
  await openEmail(
    { page, url },
    {
      subject: 'harmless',
      html:
        '<style>p { color: rgb(1, 2, 3) } @media (min-width: 1px) { i { color: rgb(4, 5, 6) } }</style>' +
        '<p>plain <b style="font-size: 31px">bold</b> <i>slanted</i></p>',
    },
  );
  const frame = await drawnMail(page, 'harmless');
  const styles = await frame.evaluate(() => {
    const of = (name: string) => {
      const element = document.querySelector(name);
      return element === null ? null : getComputedStyle(element);
    };
    return [of('p')?.color, of('b')?.fontSize, of('i')?.color];
  });
  expect(styles).toEqual(['rgb(1, 2, 3)', '31px', 'rgb(4, 5, 6)']);
});
