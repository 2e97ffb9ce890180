import { setTimeout as pause } from 'node:timers/promises';
import { plain, quantile } from '../figures.ts';
import type { Measured } from '../row.ts';
import type { Apps } from './apps.ts';
import { bare, hookscope } from './conditions.ts';
import { drawnAt, now, whenDrawn } from './in-page.ts';
import type { RunningApp } from './running-app.ts';

/** One way from a webhook to its drawn text. */
interface Way {
  readonly app: RunningApp;
  readonly url: string;
}

/** From the start of a request until its text is drawn: one request at a time, in the bare app and in Hookscope by turns. */
export async function measurePixel(apps: Apps, count: number): Promise<Measured> {
  const own = await apps.hookscope(apps.dataDir());
  await drawnAt(own.page, hookscope.usable);
  await drawnAt(own.page, hookscope.usable);
  const other = await apps.bare('plain');
  await drawnAt(other.page, bare.listening);
  const ours: Way = { app: own, url: await own.page.evaluate(hookscope.address) };
  const theirs: Way = {
    app: other,
    url: `http://127.0.0.1:${await other.page.evaluate<string>(bare.listening)}/`,
  };
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let n = -5; n < count; n += 1) {
    const taken = { ours: await pixelMs(ours, n), theirs: await pixelMs(theirs, n) };
    if (n < 0) continue;
    times.ours.push(taken.ours);
    times.theirs.push(taken.theirs);
  }
  await own.stop();
  await other.stop();
  const row = (what: string, part: number) => ({
    what,
    against: 'bare: HTTP in a utility process, one message, one row',
    goal: 2,
    bound: 'most' as const,
    ratio: quantile(times.ours, part) / quantile(times.theirs, part),
    spread: '',
    made: `${plain(quantile(times.ours, part), 1)} / ${plain(quantile(times.theirs, part), 1)} ms`,
  });
  return {
    rows: [row('webhook to pixel, median', 0.5), row('webhook to pixel, 95th percentile', 0.95)],
    notes: [
      `${plain(count)} requests, each after a pause of 100 to 200 ms. Ours is on disk and inspected when its text is drawn. Both wait for the next frame, which takes 0 to 16.7 ms.`,
    ],
  };
}

async function pixelMs({ app, url }: Way, n: number): Promise<number> {
  // Not in step with the page's frames.
  await pause(100 + (((n + 5) * 37) % 100));
  const text = `pixel ${n} of ${Date.now()}`;
  const drawn = app.page.evaluate<number>(
    whenDrawn(`document.body.textContent.includes(${JSON.stringify(text)})`),
  );
  await pause(20);
  const sentAt = now();
  const sent = fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ contactId: 'Hd4PyN9eGf2TjA6uLx0S', locationId: 'Wq8LtZ3nXc5VbR1mKs7D' },
      ...{ messageId: `pixel${n}`, type: 'SMS', phone: '+13055550142', message: text },
      attachments: [],
    }),
  });
  const at = await drawn;
  await (await sent).text();
  return at - sentAt;
}
