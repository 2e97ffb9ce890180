import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { capture } from '../../../electron/core/capture/capture.ts';
import { compareRequests } from '../../../electron/core/compare/compare.ts';
import { compareBodies } from '../../../electron/core/compare/compare-bodies.ts';
import { comparisonSentence, comparisonTexts } from '../../../shared/comparison-sentence.ts';
import type { Comparison } from '../../../shared/comparison.ts';
import { formatGap } from '../../../shared/format-gap.ts';
import type { CapturedRequest, SentReply } from '../../../shared/request.ts';
import { fillIn } from '../../../shared/sentence.ts';
import { localeTexts, translations } from '../../support/locales.ts';

const at = Date.UTC(2026, 10, 28, 10);
const minutes = 60_000;

interface Side extends Partial<Pick<CapturedRequest, 'headers' | 'url' | 'method'>> {
  readonly body?: string | Uint8Array;
  readonly after?: number;
  readonly status?: number;
}

const signed = (signature: string) => [
  ['Content-Type', 'application/json'] as const,
  ['X-GHL-Signature', signature] as const,
];

function side({ body = '{"message":"Hi"}', after = 0, status = 200, ...facts }: Side) {
  const bytes = Buffer.from(body);
  const { request } = capture(
    {
      ...{ id: 1, receivedAt: at + after, endedAt: at + after, via: 'local', peer: null },
      ...{ method: 'POST', url: '/in/x', httpVersion: '1.1', headers: signed('one') },
      ...{ trailers: [], ended: 'complete', stray: false, broken: null },
      ...facts,
    },
    [bytes],
  );
  const reply: SentReply = { status, ms: 1 };
  return { request, bytes, reply, verdict: null };
}

async function compared(left: Side, right: Side): Promise<Comparison> {
  const [one, other] = [side(left), side(right)];
  return compareRequests(one, other, await compareBodies(one, other));
}

async function sentence(left: Side, right: Side): Promise<string> {
  return comparisonSentence((await compared(left, right)).difference, {
    say: (text, values = {}) => fillIn(comparisonTexts[text], values),
    list: (texts) => new Intl.ListFormat('en', { type: 'conjunction' }).format(texts),
    gap: (ms) => formatGap(ms, 'en', 'long'),
  });
}

const later = { after: 10 * minutes };
const fields = (values: object) => ({ body: JSON.stringify({ message: 'Hi', ...values }) });

describe('the sentence', () => {
  it.each<[Side, Side, string]>([
    [{}, {}, 'Nothing differs.'],
    [{}, later, 'The same request, sent 10 minutes later.'],
    [later, {}, 'The same request, sent 10 minutes earlier.'],
    [
      { status: 500 },
      later,
      'The same request with another reply (500 → 200), sent 10 minutes later.',
    ],
    [
      {},
      { ...later, headers: signed('two') },
      'The same body, sent 10 minutes later with another signature.',
    ],
    [{}, { headers: signed('one').slice(0, 1) }, 'The same body with no signature any more.'],
    [
      {},
      { headers: signed('one').toReversed() },
      'The same body with the headers in another order.',
    ],
    [
      {},
      { url: '/in/x?a=1', method: 'PUT' },
      'The same body with another method (POST → PUT) and another query.',
    ],
    [
      { headers: [['A', '1']] },
      {
        headers: [
          ['a', '1'],
          ['Date', 'now'],
        ],
      },
      'The same body with other headers (Date) and the names of headers spelt in another way.',
    ],
    [
      fields({ timestamp: 1, webhookId: 'a' }),
      fields({ timestamp: 2, webhookId: 'b' }),
      '“timestamp” and “webhookId” differ.',
    ],
    [fields({ a: { b: 1 } }), { ...fields({ a: { b: 2 } }), ...later }, '“/a/b” differs.'],
    [
      fields({}),
      { ...fields({ a: 1, b: 1, c: 1, d: 1 }) },
      '“a”, “b”, “c”, and 1 more were added.',
    ],
    [fields({ a: 1 }), { ...fields({}), url: '/y' }, '“a” is missing, with another path.'],
    [
      { body: '{"a":1,"b":2}' },
      { body: '{ "b":2, "a":1 }' },
      'The same data, written in another way (white space, order of names or escapes).',
    ],
    [{ body: 'one\ntwo' }, { body: 'one\n2' }, 'The text of the bodies differs from line 2 on.'],
    [{ body: '{"a":1}' }, { body: '{"a":' }, 'The text of the bodies differs from line 1 on.'],
    [{ body: '1' }, { body: '[1]' }, 'The text of the bodies differs from line 1 on.'],
    [{ body: '' }, {}, 'Only the second has a body.'],
    [{}, { body: '' }, 'Only the first has a body.'],
  ])('says what differs: %j %j', async (left, right, expected) => {
    expect(await sentence(left, right)).toBe(expected);
  });

  it('says that only the content coding differs', async () => {
    const packed = {
      body: gzipSync('{"message":"Hi"}'),
      headers: [['Content-Encoding', 'gzip'] as const],
    };
    expect(await sentence({}, packed)).toBe('The same content in another content coding.');
  });

  it('says where binary bodies differ', async () => {
    const headers = [['Content-Type', 'image/png'] as const];
    const image = (end: number) => ({ headers, body: Uint8Array.of(0x89, 0, 1, end) });
    expect(await sentence(image(2), image(3))).toBe(
      'The bytes of the bodies differ from byte 3 on.',
    );
    expect((await compared(image(2), image(3))).text).toEqual({
      ...{ is: 'binary', leftBytes: 4, rightBytes: 4, at: 3 },
    });
  });

  it.each(translations)(
    'has a text for each of its parts, with the same values: %s',
    (language) => {
      const named = (text: string) =>
        [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const texts = localeTexts(language, 'comparison');
      expect(Object.keys(texts)).toEqual(Object.keys(comparisonTexts));
      for (const [code, text] of Object.entries(comparisonTexts))
        expect(named(texts[code] ?? ''), code).toEqual(named(text));
    },
  );
});

describe('two requests', () => {
  it('are the same only when bytes and headers are, whatever our reply was', async () => {
    expect((await compared({ status: 500 }, later)).isSame).toBe(true);
    expect((await compared({}, { headers: signed('one').toReversed() })).isSame).toBe(false);
    expect((await compared({ body: '{"a":1}' }, { body: '{"a": 1}' })).isSame).toBe(false);
  });

  it('have their fields compared where one is a form', async () => {
    const form = {
      headers: [['Content-Type', 'application/x-www-form-urlencoded'] as const],
      body: 'a=1&b=2',
    };
    const { fields: found, text } = await compared(form, { body: '{"a":1,"b":"2"}' });
    expect(found).toMatchObject({ total: 1, changes: [{ is: 'type' }] });
    expect(text).toMatchObject({ is: 'text', pretty: null });
  });

  it('show the part of long texts that differs', async () => {
    const text = (end: string) => ({
      body: `${'line\n'.repeat(200_000)}${end}${'\nrest'.repeat(100_000)}`,
    });
    const { text: found } = await compared(text('one'), text('two'));
    if (found.is !== 'text') throw new Error(found.is);
    expect(found.line).toBe(200_001);
    expect(found.raw.left.length).toBeLessThanOrEqual(200_000);
    expect(found.raw.left.indexOf('one')).toBe(found.raw.right.indexOf('two'));
    expect(found.raw).toMatchObject({ isLeftCut: true, isRightCut: true });
    expect(found.raw.from + found.raw.left.indexOf('one')).toBe(1_000_000);
  });

  it('show a part of many lines', async () => {
    const { text: found } = await compared(
      { body: 'a\n'.repeat(50_000) },
      { body: 'b\n'.repeat(50_000) },
    );
    if (found.is !== 'text') throw new Error(found.is);
    expect(found.raw.left.split('\n')).toHaveLength(10_000);
    expect(found.raw).toMatchObject({ from: 0, isLeftCut: true, isRightCut: true });
  });

  it('show little of a long line', async () => {
    const { text: found } = await compared(
      { body: `["${'x'.repeat(1_000_000)}one"]` },
      { body: `["${'x'.repeat(1_000_000)}two"]` },
    );
    if (found.is !== 'text') throw new Error(found.is);
    expect(found.raw.left).toMatch(/x+one/);
    expect(found.raw.left.length).toBeLessThanOrEqual(20_000);
    expect(found.pretty?.left).toMatch(/x+one/);
  });
});
