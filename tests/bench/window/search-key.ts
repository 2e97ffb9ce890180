import { median, plain, quantile } from '../figures.ts';
import type { Measured } from '../row.ts';
import { smsBody } from '../sms-body.ts';
import type { Apps } from './apps.ts';
import { hookscope } from './conditions.ts';
import type { Page } from './devtools.ts';
import { drawnAt } from './in-page.ts';

/** From a key in the search box until its rows are drawn, while texts are typed that some captures have. */
export async function measureSearchKeys(
  apps: Apps,
  {
    full,
    captures,
    texts,
  }: { readonly full: string; readonly captures: number; readonly texts: number },
): Promise<Measured> {
  const app = await apps.hookscope(full);
  await drawnAt(app.page, hookscope.usable);
  const times: number[] = [];
  for (let n = 0; n < texts; n += 1) {
    await app.page.evaluate(`${input}.focus(), ${input}.select(), null`);
    for (const key of typed(n, captures)) times.push(await keyMs(app.page, key));
  }
  await app.stop();
  return {
    rows: [
      {
        what: `a key in the search to its rows, ${plain(captures)} captures, median`,
        against: '–',
        goal: 100,
        bound: 'most',
        unit: 'ms',
        ratio: median(times),
        spread: '',
        made: `95th percentile ${plain(quantile(times, 0.95), 1)} ms of ${plain(times.length)} keys`,
      },
    ],
    notes: [],
  };
}

/** The beginning of a phrase, or of a number, of one of the captures. */
function typed(n: number, captures: number): string {
  const body = JSON.parse(smsBody((n * 7_919) % captures).toString()) as {
    readonly message: string;
    readonly phone: string;
  };
  return n % 3 === 2 ? body.phone.slice(0, 9) : body.message.slice(0, 14);
}

const input = `document.querySelector('.request-list input')`;
const isSearching = `document.querySelector('.request-list-footer-late') !== null`;

/** A search may end before the next frame begins, so changes of the document are watched, too. */
async function keyMs(page: Page, key: string): Promise<number> {
  await page.evaluate(`window.benchKey = new Promise((resolve) => {
    ${input}.addEventListener('input', () => {
      const start = performance.now();
      let hasSearched = false;
      const observer = new MutationObserver(() => { hasSearched ||= ${isSearching}; });
      observer.observe(document.querySelector('.request-list'), { subtree: true, childList: true, attributes: true });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      const check = () => {
        hasSearched ||= ${isSearching};
        if (!hasSearched || ${isSearching}) return requestAnimationFrame(check);
        observer.disconnect();
        port2.postMessage(null);
      };
      requestAnimationFrame(check);
    }, { once: true, capture: true });
  }), null`);
  await page.call('Input.insertText', { text: key });
  return page.evaluate<number>('window.benchKey');
}
