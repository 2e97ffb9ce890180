import { median, plain, quantile } from '../figures.ts';
import type { Measured } from '../row.ts';
import type { Apps } from './apps.ts';
import { bare, hookscope } from './conditions.ts';
import type { Page } from './devtools.ts';
import { drawnAt, whenDrawn } from './in-page.ts';
import { newsletter } from './newsletter.ts';

/** From the press on a row until its message is drawn; a newsletter also as a ratio to a bare frame with the same HTML. */
export async function measureChoosing(apps: Apps, count: number): Promise<Measured> {
  const app = await apps.hookscope(apps.dataDir());
  await drawnAt(app.page, hookscope.usable);
  const url = await app.page.evaluate<string>(hookscope.address);
  const other = await apps.bare('plain');
  await drawnAt(other.page, bare.listening);
  const sms: number[] = [];
  const mails: number[] = [];
  const bareMails: number[] = [];
  // The first of each loads what every later one uses.
  for (let n = -2; n < count; n += 1) {
    const html = newsletter(n, 100_000);
    const smsMs = await chosenMs(
      app.page,
      url,
      smsFields(n),
      `document.querySelector('[role=tabpanel]').textContent.includes('choose ${n}!')`,
    );
    const mailMs = await chosenMs(
      app.page,
      url,
      { type: 'Email', emailTo: ['marta@example.org'], subject: `Newsletter ${n}!`, html },
      `document.querySelector('.detail').textContent.includes('Newsletter ${n}!') &&
        document.querySelector('.mail-canvas[aria-busy=false] .mail-frame')`,
    );
    const bareMs = await bareFrameMs(other.page, html);
    if (n < 0) continue;
    sms.push(smsMs);
    mails.push(mailMs);
    bareMails.push(bareMs);
  }
  await app.stop();
  await other.stop();
  const row = (what: string, goal: number, times: readonly number[]) => ({
    what,
    against: '–',
    goal,
    bound: 'most' as const,
    unit: 'ms' as const,
    ratio: median(times),
    spread: '',
    made: `95th percentile ${plain(quantile(times, 0.95), 1)} ms`,
  });
  return {
    rows: [
      row('choosing a row to its SMS drawn, median', 50, sms),
      {
        ...row('choosing a row to its newsletter of 100 kB drawn, median', 150, mails),
        against: '`srcdoc` with the same HTML in a bare frame',
        made: `${plain(median(mails) / median(bareMails), 2)} times the bare frame’s ${plain(median(bareMails), 1)} ms; 95th percentile ${plain(quantile(mails, 0.95), 1)} ms`,
      },
    ],
    notes: [
      `${plain(count)} messages of each kind, none of which was open before. A newsletter is inspected, sanitized in a process of its own and drawn in a frame with its own policy.`,
    ],
  };
}

function smsFields(n: number) {
  return { type: 'SMS', phone: '+13055550142', message: `choose ${n}!` };
}

async function chosenMs(page: Page, url: string, fields: object, drawn: string): Promise<number> {
  const before = await page.evaluate<number>(newestId);
  // The list shows the new request first, and the one that was chosen stays chosen.
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ messageId: `choose${Math.random()}`, attachments: [], ...fields }),
  });
  await drawnAt(
    page,
    `(${newestId}) !== ${before} && !document.querySelector('[role=option]').textContent.includes('Unknown')`,
  );
  // Its inspection is announced a little later.
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 250))');
  await page.evaluate('window.benchFrame = document.querySelector(".mail-frame"); null');
  return page.evaluate<number>(`(async () => {
    const start = performance.timeOrigin + performance.now();
    document.querySelector('[role=option]').dispatchEvent(
      new MouseEvent('mousedown', { bubbles: true, button: 0 }),
    );
    return (await ${whenDrawn(`(${drawn}) && document.querySelector('.mail-frame') !== window.benchFrame || !document.querySelector('.mail-frame') && (${drawn})`)}) - start;
  })()`);
}

const newestId = `Number(document.querySelector('[role=option]')?.id.slice('request-'.length) ?? 0)`;

async function bareFrameMs(page: Page, html: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    document.querySelector('iframe')?.remove();
    const start = performance.timeOrigin + performance.now();
    const frame = document.createElement('iframe');
    frame.sandbox = '';
    frame.srcdoc = ${JSON.stringify(html)};
    let isLoaded = false;
    frame.addEventListener('load', () => (isLoaded = true));
    document.body.append(frame);
    return (await ${whenDrawn('isLoaded')}) - start;
  })()`);
}
