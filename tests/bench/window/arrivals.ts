import { plain } from '../figures.ts';
import { postOf, sendLoad } from '../load.ts';
import type { Measured } from '../row.ts';
import { smsBody } from '../sms-body.ts';
import type { Apps } from './apps.ts';
import { hookscope } from './conditions.ts';
import { drawnAt, frameTimes } from './in-page.ts';

/** A frame that takes longer is felt. */
const feltMs = 50;

/** Requests arrive as fast as they are taken while a person reads one further down. */
export async function measureArrivals(
  apps: Apps,
  { full, count, ms }: { readonly full: string; readonly count: number; readonly ms: number },
): Promise<Measured> {
  const app = await apps.hookscope(full);
  await drawnAt(app.page, hookscope.usable);
  await app.page.evaluate(`${hookscope.scroller}.scrollTop = 20_000, null`);
  await drawnAt(app.page, `document.querySelectorAll('[role=option]').length > 5`);
  await app.page
    .evaluate(`window.benchTops = new Set(), (window.benchRow = document.querySelectorAll('[role=option]')[8].id),
    document.getElementById(window.benchRow).dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 })), null`);
  await drawnAt(app.page, `document.querySelector('[role=tabpanel]')?.textContent`);
  const url = new URL(await app.page.evaluate<string>(hookscope.address));
  const watched = frameTimes(
    app.page,
    ms,
    `window.benchTops.add(document.getElementById(window.benchRow)?.getBoundingClientRect().top ?? null);`,
  );
  const sent = await sendLoad({
    port: Number(url.port),
    request: postOf(url.pathname, smsBody(12_345)),
    connections: 8,
    count,
  });
  const times = await watched;
  const places = await app.page.evaluate<number>('window.benchTops.size');
  await app.stop();
  const longest = Math.max(...times);
  return {
    rows: [
      {
        what: `${plain(count)} requests arriving while one is read: longest frame`,
        against: '–',
        goal: feltMs,
        bound: 'most',
        unit: 'ms',
        ratio: longest,
        spread: '',
        made: `${plain(times.filter((time) => time > feltMs).length)} of ${plain(times.length)} frames over ${feltMs} ms, at ${plain(sent.perSecond)} requests a second`,
      },
      {
        what: 'the same: places of the row that is read',
        against: '–',
        goal: 1,
        bound: 'most',
        ratio: places,
        spread: '',
        made: places === 1 ? 'it did not move' : `it was in ${places} places`,
      },
    ],
    notes: [],
  };
}
