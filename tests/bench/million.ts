import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { median, plain, quantile } from './figures.ts';
import { postOf } from './load.ts';
import type { Measured } from './row.ts';
import { smsBody } from './sms-body.ts';
import { startSubject, type Subject } from './subject.ts';

/**
 * Fills a folder with messages, and waits until all of it is inspected and indexed.
 *
 * @param from the number of the first message.
 */
export async function fillFolder(folder: string, count: number, from = 0): Promise<void> {
  const filler = await startSubject('filler', [folder]);
  await filler.ask('fill', [from, from + count]);
  await filler.stop();
  const inspector = await startSubject('inspector', [folder]);
  await inspector.ask('inspected');
  await inspector.ask('indexed');
  await inspector.stop();
}

/** The list's first page and substring search over `count` bodies. */
export async function measureMillion(
  folder: string,
  smallFolder: string,
  count: number,
): Promise<Measured> {
  const [small, smallStart] = await startedIn(smallFolder);
  const [large, largeStart] = await startedIn(folder);
  const atSmall: number[] = [];
  const atLarge: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    atSmall.push(Number(await small.ask('pageMs')));
    atLarge.push(Number(await large.ask('pageMs')));
  }
  await small.stop();

  const sought = soughtIn(count);
  const found: number[] = [];
  await large.ask('indexed');
  const counted: number[] = [];
  for (const text of sought) {
    found.push(Number(await large.ask('searchMs', text)));
    counted.push(Number(await large.ask('searchMs', text)));
  }
  await large.stop();
  const scanned = scan(folder, sought.slice(0, 5));
  const bytes = bytesOf(folder) / count;
  const sent = sentBytes(count);

  return {
    rows: [
      {
        what: `bytes on disk for each of ${plain(count)} documented SMS, findings and index included`,
        against: 'body and header fields as sent',
        goal: 2,
        bound: 'most',
        ratio: bytes / sent,
        spread: '',
        made: `${plain(bytes)} / ${plain(sent)} bytes, of which ${plain(bytesOf(folder, 'search.db') / count)} are the index`,
      },
      {
        what: `substring search over ${plain(count)} bodies, median`,
        against: 'a scan of the same table',
        goal: 1 / 100,
        bound: 'most',
        ratio: median(found) / median(scanned),
        spread: '',
        made: `${plain(median(found), 1)} / ${plain(median(scanned), 1)} ms`,
      },
      {
        what: 'the same, 95th percentile',
        against: 'a scan of the same table',
        goal: 1 / 20,
        bound: 'most',
        ratio: quantile(found, 0.95) / median(scanned),
        spread: '',
        made: `${plain(quantile(found, 0.95), 1)} / ${plain(median(scanned), 1)} ms`,
      },
      {
        what: `first page of the list at ${plain(count)}`,
        against: 'at 100',
        goal: 2,
        bound: 'most',
        ratio: median(atLarge) / median(atSmall),
        spread: '',
        made: `${plain(median(atLarge), 2)} / ${plain(median(atSmall), 2)} ms`,
      },
    ],
    notes: [
      `The inspector listens ${plain(largeStart)} ms after the start of its process with ${plain(count)} requests, and after ${plain(smallStart)} ms with 100.`,
      `A search requests the first 50 rows with a text that one to many bodies contain: ids, numbers, parts of words and of phrases. All matches are counted after another ${plain(median(counted), 1)} ms (95th percentile ${plain(quantile(counted, 0.95), 1)} ms). The scan counts the same texts with \`instr\` over every body in SQLite.`,
    ],
  };
}

/** Texts that one to many bodies of a filled folder have. */
export function soughtIn(count: number): readonly string[] {
  return Array.from({ length: 40 }, (_, i) => substring(Math.floor((i * count) / 40), i));
}

/** Bytes on the wire of a message's header fields and body, without the request line, on average. */
export function sentBytes(count: number): number {
  const samples = 100;
  const all = Array.from({ length: samples }, (_, i) => {
    const request = postOf('/', smsBody(Math.floor((i * count) / samples)));
    return request.length - request.indexOf('\r\n') - 2;
  });
  return all.reduce((sum, one) => sum + one, 0) / samples;
}

/** Bytes of a folder's files, or of those whose name begins so. */
export function bytesOf(folder: string, start = ''): number {
  return readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** The inspector on a folder, and after how many milliseconds it listened. */
export async function startedIn(folder: string): Promise<[Subject, number]> {
  const start = performance.now();
  const subject = await startSubject('inspector', [folder]);
  return [subject, performance.now() - start];
}

/** A piece of the n-th body: of an id, of a number, of its text over word borders. */
function substring(n: number, turn: number): string {
  const body = JSON.parse(smsBody(n).toString()) as {
    messageId: string;
    phone: string;
    message: string;
  };
  const pieces = [
    body.messageId.slice(4, 15),
    body.phone.slice(3),
    body.message.slice(5, 30),
    body.message.slice(0, 12),
  ];
  return `"${pieces[turn % pieces.length] ?? ''}"`;
}

export function scan(folder: string, sought: readonly string[]): number[] {
  const database = new DatabaseSync(join(folder, 'captures.db'), { readOnly: true });
  const count = database.prepare(
    'SELECT count(*) AS n FROM requests WHERE instr(lower(CAST(body AS TEXT)), lower(?))',
  );
  const times = sought.map((text) => {
    const start = performance.now();
    count.get(text.slice(1, -1));
    return performance.now() - start;
  });
  database.close();
  return times;
}
