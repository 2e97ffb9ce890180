import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDocument, type SearchDocument } from '../../../electron/core/search/document.ts';
import { fold } from '../../../electron/core/search/fold.ts';
import type { TextPlace } from '../../../electron/core/search/query/query.ts';
import type { Search } from '../../../electron/core/search/search.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { effort } from '../../support/effort.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { makeCaptures, type Sent } from './captures.ts';
import { asked, filterOf, idsOf, open, sms } from './opened.ts';

/** Pseudorandom integers below a limit, the same for the same seed. */
type Random = (limit: number) => number;

function randomFrom(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const vocabulary = [
  ...'invoice Invoices paid call CALL garden a of phone post 100% x_y \\ " \' /'.split(' '),
  ...'Zoë Grüße Ünlü \u212aelvin \u0130stanbul cafe\u0301 привет ΣΟΦΟΣ 订单 订单号 😀'.split(' '),
];

function some(random: Random, words: number): string {
  return Array.from({ length: words }, () => vocabulary[random(vocabulary.length)]).join(' ');
}

const ascii = (text: string) => text.replace(/[^ -~]|["\\]/g, '');
const json: HeaderPairs = [['Content-Type', 'application/json']];
const image: HeaderPairs = [['Content-Type', 'image/png']];

/** Requests of all levels of column coverage. */
const kinds: readonly ((random: Random, text: string) => Omit<Sent, 'id'>)[] = [
  (random, text) => ({ body: smsOf(random, ascii(text)) }),
  (random, text) => ({
    body: smsOf(random, ascii(text)),
    headers: [['X-Note', `${ascii(text)}, "quoted": [\\n]`], ...json],
  }),
  (random, text) => ({ body: smsOf(random, ascii(text)), headers: [['X-Note', text], ...json] }),
  (random, text) => ({ body: smsOf(random, text) }),
  (random, text) => ({ body: smsOf(random, `${text}\nsecond "line" \\ here\u0000!`) }),
  (random, text) => ({ body: smsOf(random, text).replace(/[^ -~]/g, escaped) }),
  (random, text) => ({
    body: gzipSync(smsOf(random, text)),
    headers: [['Content-Encoding', 'gzip'], ...json],
  }),
  (_, text) => ({
    body: Buffer.from(`${ascii(text)} Gr\u00fc\u00dfe`, 'latin1'),
    headers: [['content-type', 'text/plain; charset=ISO-8859-1']],
  }),
  (_, text) => ({
    body: Buffer.from(text, 'utf16le'),
    headers: [['content-type', 'text/plain; charset=utf-16le']],
  }),
  (_, text) => ({
    body: `a=${encodeURIComponent(text)}&phone=1+2`,
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
  }),
  (_, text) => ({ body: `${text}\t\n  ${text}`, headers: [['Content-Type', 'text/plain']] }),
  (_, text) => ({ body: `before\u0000${text}`, headers: [['Content-Type', 'text/html']] }),
  (_, text) => ({ body: '', method: 'GET', url: `/in/token?q=${encodeURIComponent(text)}&z=1` }),
  (_, text) => ({ body: ascii(text), url: `/in/token?plain=${ascii(text).replaceAll(' ', '+')}` }),
  (_, text) => ({
    body: Buffer.from([0xff, 0xc3, 0xe2, 0x82, ...Buffer.from(text), 0xf0, 0x9f]),
    headers: [['Content-Type', 'text/plain']],
  }),
  (_, text) => ({
    body: Buffer.from(text),
    headers: [['Content-Type', 'application/octet-stream']],
  }),
  (random, text) => ({
    body: JSON.stringify({
      type: 'Email',
      emailTo: random(2) === 0 ? [`${ascii(text)}@x.example`, 'b@y.example'] : ascii(text),
      emailFrom: 'Zed <zed@x.example>',
      subject: text,
      html: `<p>${text}</p>`,
    }),
  }),
  // Fields that SQLite and JavaScript read differently, or that are not strings.
  (random) => ({ body: `{"locationId":"Loc1","in":{"locationId":"Loc${random(3)}"}}` }),
  () => ({ body: '{"locationId":["Loc1"],"conversationProviderId":"Loc1"}' }),
  (_, text) => ({ body: `{"phone":"first","phone":"${ascii(text)}","message":"twice"}` }),
  (_, text) => ({ body: `{"phone":5,"in":{"phone":"${ascii(text)}"},"subject":null,"x":"phone"}` }),
  (_, text) => ({ body: `["${ascii(text)}"]` }),
  (_, text) => ({ body: `\ufeff{"phone":"${ascii(text)}"}` }),
  (_, text) => ({ body: `{"ph\\u006fne":"second","phone":"${ascii(text)}","to":"x"}` }),
  (_, text) => ({
    body: JSON.stringify({ emailTo: ['a, b', text, 'c@x.example'], message: text }),
  }),
  (random, text) => ({
    body: smsOf(random, text),
    headers: [['X-Tab', `a\tfold ${ascii(text)}`], ['X-Ünicode', text], ...json],
  }),
  (random, text) => ({ body: smsOf(random, `${ascii(text)}\n${ascii(text)}`) }),
  (_, text) => ({ body: `${'{"a":'.repeat(1_200)}"${ascii(text)}"${'}'.repeat(1_200)}` }),
  (_, text) => ({ body: `{"message": "${ascii(text)}",  "phone": "+1 500" }` }),
];

function smsOf(random: Random, message: string): string {
  const phone = `+1${2_000_000 + random(50)}`;
  const ids = {
    contactId: `C${random(1_000)}x`,
    locationId: `Loc${random(3)}`,
    conversationProviderId: random(4) === 0 ? random(2) : `P ${random(3)}é`,
  };
  return JSON.stringify({ ...ids, type: 'SMS', phone, message });
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const whole: readonly TextPlace[] = ['location', 'provider'];
const places: readonly TextPlace[] = [
  ...(['anywhere', 'to', 'subject', 'contact', 'from', 'message'] as const),
  ...whole,
];

interface Word {
  readonly not: boolean;
  readonly place: TextPlace;
  readonly text: string;
}

/** A part of a request's document, sometimes with one letter changed. */
function wordFrom(random: Random, documents: readonly SearchDocument[]): Word {
  const document = documents[random(documents.length)];
  const filled = places.filter((place) => (document?.places[place] ?? '') !== '');
  const place = filled[random(2) === 0 ? 0 : random(filled.length)] ?? 'anywhere';
  const all = Array.from(document?.places[place] ?? '');
  const isAll = whole.includes(place) && random(4) > 0;
  const start = isAll ? 0 : random(all.length);
  const length = isAll ? all.length : 1 + random(random(4) === 0 ? 25 : 5);
  const text = all.slice(start, start + length).join('');
  const changed = random(6) === 0 ? `${text.slice(0, -1)}${'aeiz'[random(4)]}` : text;
  return { not: random(4) === 0, place: random(8) === 0 ? 'anywhere' : place, text: changed };
}

const canBeAsked = ({ text }: Word) => fold(text).trim() !== '' && !/"(\s|$)/.test(text);

const queryOf = (words: readonly Word[]) =>
  words
    .map(
      ({ not, place, text }) =>
        `${not ? '-' : ''}${place === 'anywhere' ? '' : `${place}:`}"${text}"`,
    )
    .join(' ');

const hasText = (found: SearchDocument['places'], place: TextPlace, text: string) =>
  whole.includes(place) ? found[place] === text : found[place].includes(text);

/** Searches for parts of the documents, and compares with what reading every document finds. */
async function agree(
  random: Random,
  search: Search,
  documents: ReadonlyMap<number, SearchDocument>,
): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    const words = Array.from({ length: 1 + random(3) }, () =>
      wordFrom(random, [...documents.values()]),
    ).filter(canBeAsked);
    if (words.length === 0) continue;
    const passing = [...documents]
      .filter(([, { places: found }]) =>
        words.every(({ not, place, text }) => hasText(found, place, fold(text)) !== not),
      )
      .map(([id]) => id)
      .sort((a, b) => b - a);
    const text = queryOf(words);
    const first = idsOf(await search.find(filterOf(text), { from: 0, count: 20 }));
    expect([text, first]).toEqual([text, passing.slice(0, 20)]);
    expect([text, await asked(search, text)]).toEqual([text, passing.slice(0, 1_000)]);
  }
}

describe('among requests of every kind', () => {
  // The larger number is more than the sample after which the index leaves out common trigrams.
  it.each([300, 1_500])(
    'of %i, a search finds what reading all of them finds',
    async (count) => {
      await fc.assert(
        fc.asyncProperty(fc.integer(), async (seed) => {
          const random = randomFrom(seed);
          const dataDir = tempDir();
          const captures = makeCaptures(dataDir);
          const documents = new Map<number, SearchDocument>();
          const put = async (sent: Sent) => {
            const { request, bytes } = captures.put(sent);
            documents.set(sent.id, await readDocument(request, bytes));
          };
          for (let id = 1; id <= count; id += 1) {
            // Most are similar, as real requests are.
            const kind = kinds[random(3) === 0 ? random(kinds.length) : 0];
            await put({
              headers: json,
              body: '',
              ...kind?.(random, some(random, 1 + random(6))),
              id,
            });
          }
          const indexing = open(dataDir);
          await indexing.settled();
          await indexing.close();
          // The index is out of date: one number has another request now, and one request is deleted.
          captures.remove(count);
          await put({ ...sms(count, 'garden invoice paid'), receivedAt: 99, headers: image });
          captures.remove(9);
          documents.delete(9);
          await agree(random, open(dataDir, { readOnly: true }), documents);
          const search = open(dataDir);
          await search.settled();
          await agree(random, search, documents);
        }),
        { numRuns: effort({ usual: 1, full: 3 }) },
      );
    },
    90_000,
  );
});
