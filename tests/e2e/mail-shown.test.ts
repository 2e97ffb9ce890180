import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '../support/app.ts';
import { drawnMail, openEmail, openMailDrawer } from '../support/mail-window.ts';
import { pointUntil } from '../support/point-until.ts';
import { emptyApp } from '../support/shared-app.ts';
import { until } from '../support/until.ts';

/** What mails are made of that programs show, and that a careful program might leave out. */
let app: RunningApp;
let page: Page;
let url: string;
let count = 0;

beforeAll(async () => {
  ({ app, page, url } = await emptyApp());
});

/** Posts an e-mail, opens it, and gives its frame once it is drawn. */
async function openMail(html: string): Promise<Frame> {
  count += 1;
  const subject = `mail-${count}`;
  await openEmail({ page, url }, { subject, html });
  return drawnMail(page, subject);
}

function styleOf(frame: Frame, selector: string, property: string): Promise<string> {
  return frame.$eval(
    selector,
    (element, name) => getComputedStyle(element).getPropertyValue(name),
    property,
  );
}

async function listedLinks(): Promise<readonly string[]> {
  const list = (await openMailDrawer(page)).locator('details', { hasText: /^Links/ });
  await list.getByRole('listitem').first().waitFor();
  return list.getByRole('listitem').allInnerTexts();
}

describe('style sheets', () => {
  it('hold for the media that they name', async () => {
    const frame = await openMail(
      '<style media="print">.a { display: none }</style>' +
        '<style media="screen and (max-width: 400px)">p { font-size: 60px }</style>' +
        '<style media="(400px < width)">p { letter-spacing: 3px }</style>' +
        '<style media="speech, screen">p { word-spacing: 5px }</style>' +
        '<style media="">p { text-indent: 7px }</style>' +
        '<style media="&lt;x&gt;{}">p { color: red }</style>' +
        '<p class="a">This line shows.</p>',
    );
    const read = async () =>
      Promise.all(
        ['display', 'font-size', 'letter-spacing', 'word-spacing', 'text-indent', 'color'].map(
          (name) => styleOf(frame, 'p', name),
        ),
      );
    expect(await read()).toEqual(['block', '14px', '3px', '5px', '7px', 'rgb(17, 17, 17)']);
    await page.getByRole('radio', { name: /^Phone/ }).click();
    await until(async () => (await styleOf(frame, 'p', 'font-size')) === '60px');
    expect(await styleOf(frame, 'p', 'letter-spacing')).toBe('normal');
    await page.getByRole('radio', { name: /^Desktop/ }).click();
  });

  it.each(['box', 'body', 'title', 'links', 'content', 'x:y', '1st', 'größe', 'a b'])(
    'find their elements by id: %j',
    async (id) => {
      const rule = `#${id.replace(/[^a-zö\u00df]/g, (char) => `\\${char.codePointAt(0)?.toString(16)} `)}`;
      const frame = await openMail(
        `<style>${rule} { color: rgb(1, 2, 3) } [id="${id}"] { font-size: 31px }</style><div id="${id}">x</div>`,
      );
      expect(await styleOf(frame, 'div', 'color')).toBe('rgb(1, 2, 3)');
      expect(await styleOf(frame, 'div', 'font-size')).toBe('31px');
    },
  );

  it('find the body by its id and its class', async () => {
    const frame = await openMail(
      '<html id="all"><head><style>#all #body.mail { background: rgb(1, 2, 3) }</style></head><body id="body" class="mail">x</body></html>',
    );
    expect(await styleOf(frame, 'body', 'background-color')).toBe('rgb(1, 2, 3)');
  });
});

describe('what stands there for other programs is shown:', () => {
  it.each([
    ['video', '<video poster=p.jpg><source src=v.mp4>Watch <b>it</b></video>', 'Watch it'],
    ['audio', '<audio controls>Listen<audio>', 'Listen'],
    ['noscript', '<noscript><p>Read this.</p></noscript>', 'Read this.'],
    ['noscript in the head', '<head><noscript><style>b{}</style></noscript></head><b>x</b>', 'x'],
    ['object', '<object data=x.swf><embed src=y.swf><p>Get it</p></object>', 'Get it'],
    ['iframe', '<iframe src=https://a.example/><p>Go <b>there</b></p></iframe>', 'Go there'],
    ['noembed', '<embed src=y.swf><noembed><i>No</i> player</noembed>', 'No player'],
    [
      'noframes',
      '<frameset cols=50%><frame src=a><noframes><body>No frames</body></noframes></frameset>',
      'No frames',
    ],
    [
      'one in another',
      '<object><video><audio><noscript>deep</noscript></audio></video></object>',
      'deep',
    ],
    ['several', '<video>one</video><iframe>two</iframe><noscript>three</noscript>', 'onetwothree'],
    ['picture', '<picture><source srcset=x.webp><img alt="A cat" src=x.jpg></picture>', ''],
    ['template, which no program shows', '<template>x</template>y', 'y'],
  ])('%s', async (_what, html, text) => {
    const frame = await openMail(html);
    expect((await frame.textContent('body'))?.replaceAll(/\s+/g, ' ').trim()).toBe(text);
    expect(await frame.$$('video, audio, noscript, object, embed, iframe, noframes')).toEqual([]);
  });

  it('with its links and its pictures in their lists', async () => {
    await openMail(
      '<video><a href="https://example.com/watch">Watch it</a></video>' +
        '<iframe><a href="https://example.com/page">See it</a><img src="https://example.com/i.png"></iframe>' +
        '<noscript><img src="https://example.com/pixel.gif" width=1 height=1></noscript>',
    );
    const links = await listedLinks();
    expect(links.map((text) => text.split('\n')[0])).toEqual(['Watch it', 'See it']);
    await page.getByText('Remote content blocked: 2 images. 1 looks like').waitFor();
  });
});

describe('places within the mail', () => {
  const far = '<div style="height:3000px">far</div>';

  it.each([
    ['an id', '<a href="#there">go</a>', '<p id="there">there</p>'],
    ['the name of an anchor', '<a href=" #there ">go</a>', '<a name="there">there</a>'],
    ['an id beyond ASCII', '<a href="#gr%C3%B6%C3%9Fe">go</a>', '<p id="größe">there</p>'],
    [
      'an area of a picture',
      '<map name="m"><area shape="default" href="#there"></map><img usemap="#m" width="90" height="60" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
      '<p id="there">there</p>',
    ],
  ])('are gone to by a click: %s', async (_what, link, place) => {
    await failIfAsked();
    const frame = await openMail(`${link}${far}${place}${far}`);
    expect(await frame.evaluate(() => scrollY)).toBe(0);
    await pointUntil(
      () => frame.click('a[href], img'),
      async () => (await frame.evaluate(() => scrollY)) > 2_000,
    );
    expect(await asked()).toBe(0);
    expect(page.url()).toBe('app://hookscope/');
  });

  it('are named over the mail, and stand in no list of links', async () => {
    const frame = await openMail('<a href="#there">go</a><p id="there">there</p>');
    const status = page.getByRole('status', { name: 'Link target' });
    await pointUntil(
      () => frame.hover('a'),
      async () => (await status.textContent()) === '#there within the e-mail',
    );
    expect(await page.getByText(/^Links/).count()).toBe(0);
  });
});

it('the targets of an image map are listed with their words, and asked about', async () => {
  await failIfAsked();
  const frame = await openMail(
    '<img usemap="#m" width="200" height="100" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">' +
      '<map name="m"><area shape="rect" coords="0,0,100,100" href="https://one.example/" alt="One">' +
      '<area shape="rect" coords="100,0,200,100" href="https://two.example/" title="Two">' +
      '<area shape="default" href="javascript:alert(1)" alt="Three"></map>',
  );
  const links = await listedLinks();
  expect(links.map((text) => [text.split('\n')[0], text.split('\n').at(-1)])).toEqual([
    ['One', 'https://one.example/'],
    ['Two', 'https://two.example/'],
  ]);
  await pointUntil(
    () => frame.click('img', { position: { x: 150, y: 50 } }),
    async () => (await asked()) > 0,
  );
  expect(await asked()).toBe(1);
});

/** Counts the questions that are asked from now on. */
async function failIfAsked(): Promise<void> {
  await app.electron().evaluate(({ dialog }) => {
    Object.assign(globalThis, { asked: 0 });
    dialog.showMessageBox = () => {
      (globalThis as unknown as { asked: number }).asked += 1;
      return Promise.resolve({ response: 2, checkboxChecked: false });
    };
  });
}

function asked(): Promise<number> {
  return app.electron().evaluate(() => (globalThis as unknown as { asked: number }).asked);
}
