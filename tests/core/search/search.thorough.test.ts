import fc from 'fast-check';
import { closeSync, existsSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../electron/core/search/fold.ts';
import type { TextPlace } from '../../../electron/core/search/query/query.ts';
import type { Search } from '../../../electron/core/search/search.ts';
import { effort } from '../../support/effort.ts';
import { bounds } from '../../../shared/bounds.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { makeCaptures } from './captures.ts';
import { asked, filterOf, idsOf, indexed, open, page, sms } from './opened.ts';
import { scan } from './scan.ts';

describe('a search', () => {
  it('finds text anywhere in a request, decoded', async () => {
    const { search } = await indexed([
      { ...sms(1, 'Invoice für Zoë'), url: '/in/token?name=J%C3%B6rg' },
      { id: 2, body: '{"message":"caf\\u00e9 \\ud83d\\ude00","n":12345678901234567890}' },
      { id: 3, body: gzipSync('zipped treasure'), headers: [['Content-Encoding', 'gzip']] },
      {
        id: 4,
        body: Buffer.from('€uro', 'utf16le'),
        headers: [['Content-Type', 'text/plain; charset=utf-16le']],
      },
      {
        id: 5,
        body: 'a=first+word&b=%26more',
        headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      },
      { id: 6, body: '', headers: [['X-Trace', 'Quux-77']], method: 'PUT' },
    ]);
    expect(await asked(search, 'INVOICE FUR')).toEqual([1]);
    expect(await asked(search, 'jörg')).toEqual([1]);
    expect(await asked(search, 'Café')).toEqual([2]);
    expect(await asked(search, '😀')).toEqual([2]);
    expect(await asked(search, '12345678901234567890')).toEqual([2]);
    expect(await asked(search, 'treasure')).toEqual([3]);
    expect(await asked(search, '€u')).toEqual([4]);
    expect(await asked(search, '"first word" &more')).toEqual([5]);
    expect(await asked(search, 'x-trace quux')).toEqual([6]);
    expect(await asked(search, 'put')).toEqual([6]);
    expect(await asked(search, '-e')).toEqual([]);
  });

  it('finds by the fields of a message', async () => {
    const { search } = await indexed([
      sms(1, 'call ann', {
        contactId: 'C-one',
        messageId: 'M-1',
        locationId: 'Loc-One',
        conversationProviderId: '61b8',
      }),
      {
        id: 2,
        body: JSON.stringify({
          type: 'Email',
          emailTo: ['ann@x.example', 'bob@x.example'],
          emailFrom: 'Zed <zed@x.example>',
          subject: 'Re: invoice',
          html: '<p>the 34600 body</p>',
        }),
      },
    ]);
    expect(await asked(search, 'to:34600')).toEqual([1]);
    expect(await asked(search, 'to:BOB@')).toEqual([2]);
    expect(await asked(search, 'from:zed')).toEqual([2]);
    expect(await asked(search, 'from:ann')).toEqual([]);
    expect(await asked(search, 'subject:"re: inv"')).toEqual([2]);
    expect(await asked(search, 'contact:c-o')).toEqual([1]);
    expect(await asked(search, 'message:m-1')).toEqual([1]);
    expect(await asked(search, 'location:loc-one provider:"61b8"')).toEqual([1]);
    expect(await asked(search, 'location:loc')).toEqual([]);
    expect(await asked(search, '-provider:61b8')).toEqual([2]);
    expect(await asked(search, 'message:34600')).toEqual([2]);
    expect(await asked(search, 'ann -to:ann')).toEqual([1]);
  });

  it('finds by columns: kind, status, flags, time and size', async () => {
    const dataDir = tempDir();
    const captures = makeCaptures(dataDir);
    const whole = { messageId: 'same', contactId: 'c', locationId: 'l' };
    const all = [
      sms(1, 'a', { attachments: ['https://x.example/a.png'], ...whole }),
      { ...sms(2, 'b', { ...whole, newThing: 1 }), status: 500, receivedAt: 5_000_000 },
      { id: 3, body: 'x'.repeat(2_000), method: 'GET', stray: true, status: null },
      { id: 4, body: 'x'.repeat(2_000) },
    ].map(captures.put);
    const search = open(dataDir);
    expect(await asked(search, 'kind:sms')).toEqual([]);
    expect(await asked(search, '-kind:sms')).toEqual([4, 3, 2, 1]);
    for (const taken of all) {
      await captures.inspect(taken);
      search.changed(taken.request.id);
    }
    const passing: Record<string, number[]> = {
      'kind:sms': [2, 1],
      '-kind:sms': [4, 3],
      'method:get': [3],
      'status:500': [2],
      'status:2xx': [4, 1],
      'status:none': [3],
      '-status:200': [3, 2],
      'has:attachment': [1],
      '-has:attachment': [4, 3, 2],
      'has:issue': [4, 3],
      'has:problem': [4, 2],
      '-has:problem': [3, 1],
      'issue:json.invalid': [4, 3],
      'issue:JSON': [4, 3],
      'issue:field.unknown': [2],
      '-issue:field.unknown': [4, 3, 1],
      'is:duplicate': [4, 2],
      '-is:duplicate': [3, 1],
      'is:stray': [3],
      'is:broken': [],
      'is:truncated': [],
      'is:aborted': [],
      'is:pinned': [],
      'is:imported': [],
      'forwarded:none': [4, 3, 2, 1],
      'signature:valid': [],
      'id:3': [3],
      'larger:1kb': [4, 3],
      'smaller:1kb': [2, 1],
      'after:1970-01-01T01:20Z': [2],
      'before:1970-01-01T01:20Z': [4, 3, 1],
      'kind:sms same': [2, 1],
      'same -status:200': [2],
      'before:now': [4, 3, 2, 1],
    };
    for (const [text, ids] of Object.entries(passing)) {
      expect([text, await asked(search, text)]).toEqual([text, ids]);
    }
    await search.settled();
    for (const [text, ids] of Object.entries(passing)) {
      expect([text, await asked(search, text)]).toEqual([text, ids]);
    }
    expect(await asked(search, 'same', 'email')).toEqual([]);
    expect(await asked(search, 'xxx', 'stray')).toEqual([3]);
    expect(await asked(search, 'xxx', 'other')).toEqual([4]);
    expect(await asked(search, 'xxx', 'problem')).toEqual([4]);
  });

  it('answers a page, newest first, with the total', async () => {
    const { search } = await indexed(Array.from({ length: 150 }, (_, n) => sms(n + 1, 'hello')));
    const find = (from: number, count: number) => search.find(filterOf('hello'), { from, count });
    const newest = [150, 149, 148];
    expect(await find(0, 3)).toMatchObject({ counted: false, ids: newest });
    expect(await find(0, 3)).toEqual({ is: 'found', total: 150, counted: true, ids: newest });
    expect(await find(148, 5)).toEqual({ is: 'found', total: 150, counted: true, ids: [2, 1] });
    expect(await find(200, 5)).toEqual({ is: 'found', total: 150, counted: true, ids: [] });
    expect(idsOf(await search.all(filterOf('hello')))).toHaveLength(150);
  });

  it('answers a faulty query with its fault', async () => {
    const { search } = await indexed([]);
    const found = await search.find(filterOf('kin:sms'), page);
    expect(found).toMatchObject({
      is: 'fault',
      fault: { code: 'unknown-key', at: { start: 0, end: 4 } },
    });
    expect(await search.all(filterOf('"'))).toMatchObject({ is: 'fault' });
  });

  it('replaces the running search by another one, but not by the same', async () => {
    const { search } = await indexed([sms(1, 'one'), sms(2, 'two')]);
    const answers = await Promise.all([
      search.find(filterOf('-three'), page),
      search.all(filterOf('one')),
      search.find(filterOf('two'), page),
      search.find(filterOf('two'), page),
    ]);
    expect(answers.map(({ is }) => is)).toEqual(['replaced', 'found', 'found', 'found']);
  });
});

const letters = fc.constantFrom(
  ...['a', 'b', 'B', 'é', 'e', 'Σ', 'ς', ' ', '\n', '"', '*', '^', ':', '(', ')', '%', '_', '\\'],
  ...['\u0000', '😀', '\u0301', 'ש', '\u200f', '-', '+', '{', '\ufffe', '\ud83d'],
);
const texts = fc.oneof(
  fc.string({ unit: letters, maxLength: 12 }),
  fc.constantFrom(
    'a"OR"b',
    'NEAR("a b")',
    'anywhere:a',
    "a' --",
    'AND',
    'a*',
    '^a',
    '{subject}: a',
  ),
);
const words = fc.array(
  fc.record({
    not: fc.boolean(),
    place: fc.constantFrom<TextPlace>('anywhere', 'subject', 'message', 'to'),
    // Without texts that a quoted phrase can't express, or that fold to nothing.
    text: fc
      .string({ unit: letters, minLength: 1, maxLength: 4 })
      .filter((text) => fold(text).trim() !== '' && !/"(\s|\u200f|$)/.test(text)),
  }),
  { minLength: 1, maxLength: 3 },
);

function queryOf(asks: readonly { not: boolean; place: TextPlace; text: string }[]): string {
  return asks
    .map(
      ({ not, place, text }) =>
        `${not ? '-' : ''}${place === 'anywhere' ? '' : `${place}:`}"${text}"`,
    )
    .join(' ');
}

describe('the answer', () => {
  it('is what reading everything finds: before, during and after indexing, and with a read-only index', async () => {
    const asks = fc.array(words, { minLength: 1, maxLength: 12 });
    const bodies = fc.array(fc.record({ message: texts, subject: texts, phone: texts }), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(bodies, asks, async (messages, queries) => {
        const dataDir = tempDir();
        const captures = makeCaptures(dataDir);
        const put = (body: object, at: number) =>
          captures.put({ id: at * 3 + 1, body: JSON.stringify(body) });
        const half = messages.length >> 1;
        const taken = messages.slice(0, half).map(put);
        const search = open(dataDir);
        const check = async (by: Search) => {
          for (const query of queries) {
            const text = queryOf(query);
            const first = idsOf(await by.find(filterOf(text), { from: 0, count: 2 }));
            expect([text, first]).toEqual([text, (await scan(taken, query)).slice(0, 2)]);
            expect([text, await asked(by, text)]).toEqual([text, await scan(taken, query)]);
          }
        };
        await check(search);
        messages.slice(half).forEach((body, at) => {
          const took = put(body, half + at);
          taken.push(took);
          search.changed(took.request.id);
        });
        await check(search);
        await search.settled();
        await check(search);
        await check(open(dataDir, { readOnly: true }));
      }),
      { numRuns: effort({ usual: 4, full: 10 }) },
    );
  }, 90_000);

  it.each([
    'a"OR"b',
    'NEAR(ab cd)',
    'anywhere:a',
    '{subject}: a',
    "a' --",
    'abc*',
    '^abc',
    'abc AND',
  ])('takes %s for nothing but text', async (text) => {
    const { search } = await indexed([sms(1, 'abc cd'), { id: 2, body: `say ${text}!` }]);
    expect(await asked(search, `"say ${text}!"`)).toEqual([2]);
    expect(await asked(search, `-"say ${text}!"`)).toEqual([1]);
  });

  it('follows captures, changes and deletions', async () => {
    const { search, captures } = await indexed([sms(5, 'hello')]);
    expect(await asked(search, 'hello')).toEqual([5]);
    captures.put(sms(9, 'hello'));
    search.changed(9);
    expect(await asked(search, 'hello')).toEqual([9, 5]);
    // A slow request: numbered at arrival, saved after later ones.
    captures.put(sms(7, 'hello'));
    captures.put(sms(8, 'other'));
    search.changed(7);
    search.changed(8);
    expect(await asked(search, 'hello')).toEqual([9, 7, 5]);
    captures.remove(9);
    await search.forget([9]);
    expect(await asked(search, 'hello')).toEqual([7, 5]);
    // Another request has the number of the deleted one.
    captures.put({ ...sms(9, 'another'), receivedAt: 77 });
    search.changed(9);
    expect(await asked(search, 'hello')).toEqual([7, 5]);
    await search.settled();
    expect(await asked(search, 'another')).toEqual([9]);
    expect(idsOf(await search.all(filterOf('hello')))).toEqual([7, 5]);
  });

  it('counts every duplicate while single requests are checked too', async () => {
    const dataDir = tempDir();
    const captures = makeCaptures(dataDir);
    const ids = { messageId: 'same', contactId: 'c', locationId: 'l' };
    for (let id = 1; id <= 600; id += 1) {
      await captures.inspect(captures.put(sms(id, 'word '.repeat(300), ids)));
    }
    // Nothing is indexed, so all are read, and other questions are answered in between.
    const search = open(dataDir, { readOnly: true });
    let asking = true;
    const counting = search.all(filterOf('is:duplicate word')).finally(() => (asking = false));
    while (asking) {
      expect(await search.passes('is:duplicate', 1)).toBe(false);
      expect(await search.passes('is:duplicate', 550)).toBe(true);
    }
    expect(idsOf(await counting)).toHaveLength(599);
  });

  it('includes requests that are too long for the index', async () => {
    const filler = 'lorem ipsum '.repeat(bounds.indexedText.characters / 12);
    const { search } = await indexed([
      { id: 1, body: `${filler} needle-a`, headers: [['Content-Type', 'text/plain']] },
      { id: 2, body: 'needle-b' },
    ]);
    expect(search.state()).toEqual({ waiting: 0, fault: null });
    expect(await asked(search, 'needle')).toEqual([2, 1]);
    expect(await asked(search, 'needle-a')).toEqual([1]);
    expect(await asked(search, '-needle-a')).toEqual([2]);
    expect(await asked(search, '-ipsum')).toEqual([2]);
  });

  it.each([
    ['its message’s id', (n: number) => `"messageId":"m1","html":"${'x'.repeat(n)}"`],
    [
      'an id with escapes, the last one of two',
      (n: number) => `"messageId":"m2","html":"${'x'.repeat(n)}","messageId":"m\\u0031"`,
    ],
  ])('includes a long duplicate by %s', async (_, fields) => {
    const { search } = await indexed([
      { id: 1, body: '{"type":"Email","messageId":"m1"}' },
      { id: 2, body: `{"type":"Email",${fields(5 * bounds.indexedText.characters)}}` },
      {
        id: 3,
        body: `{"type":"Email","messageId":"m3","html":"${'x'.repeat(5 * bounds.indexedText.characters)}"}`,
      },
    ]);
    expect(await asked(search, 'is:duplicate')).toEqual([2]);
  });
});

describe('the index', () => {
  it('is brought up to date when it is opened', async () => {
    const { dataDir, captures, search } = await indexed([sms(1, 'one'), sms(2, 'two')]);
    await search.close();
    captures.remove(1);
    captures.remove(2);
    captures.put({ ...sms(2, 'new'), receivedAt: 5 });
    captures.put(sms(3, 'three'));
    const again = open(dataDir);
    expect(await asked(again, 'phone')).toEqual([3, 2]);
    await again.settled();
    expect(await asked(again, 'phone')).toEqual([3, 2]);
    expect(await asked(again, 'two')).toEqual([]);
    expect(await asked(again, 'new')).toEqual([2]);
  });

  it.each(['no database at all', ''])(
    'is rebuilt when its file is damaged (%j)',
    async (content) => {
      const { dataDir, search } = await indexed([sms(1, 'one')]);
      await search.close();
      writeFileSync(join(dataDir, 'search.db'), content);
      const again = open(dataDir);
      expect(await asked(again, 'one')).toEqual([1]);
      await again.settled();
      expect(again.state()).toEqual({ waiting: 0, fault: null });
      expect(await asked(again, 'one')).toEqual([1]);
    },
  );

  it('is rebuilt when a damaged page is read', async () => {
    const sent = Array.from({ length: 400 }, (_, n) => sms(n + 1, `word${n} `.repeat(20)));
    const { dataDir, search } = await indexed(sent);
    await search.close();
    const path = join(dataDir, 'search.db');
    const size = statSync(path).size;
    const file = openSync(path, 'r+');
    for (let at = 40_960; at < size; at += 8_192)
      writeSync(file, Buffer.alloc(64, 0x5a), 0, 64, at);
    closeSync(file);
    const again = open(dataDir);
    await again.settled();
    expect(await asked(again, 'word399')).toEqual([400]);
    expect(await asked(again, 'word')).toHaveLength(400);
  });

  it('is not written by a read-only search', async () => {
    const dataDir = tempDir();
    makeCaptures(dataDir).put(sms(1, 'one'));
    const search = open(dataDir, { readOnly: true });
    expect(await asked(search, 'one')).toEqual([1]);
    await search.settled();
    expect(existsSync(join(dataDir, 'search.db'))).toBe(false);
  });

  it('is rebuilt when the captures are replaced', async () => {
    const { captures, search } = await indexed([sms(1, 'one'), sms(2, 'one')]);
    captures.remove(1);
    search.files.close();
    search.files.open();
    await search.settled();
    expect(await asked(search, 'one')).toEqual([2]);
  });
});
