import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfValue } from '../../../electron/core/inspect/json/json-tokens.ts';
import { renewBody } from '../../../electron/core/send/as-new.ts';
import { idLike } from '../../../electron/core/send/new-ids.ts';
import { timeLike } from '../../../electron/core/send/new-times.ts';
import { renewJson } from '../../../electron/core/send/renew-json.ts';

const now = Date.parse('2026-11-28T18:30:05.120Z');
const renewedNames = ['messageId', 'webhookId', 'timestamp'];

/** What a sender may write between two tokens. */
const blanks = fc.constantFrom('', '', ' ', '\n  ', '\t', '\r\n');

/** A name as JSON may spell it: some of its characters as escapes. */
const spelled = (name: string) =>
  fc.infiniteStream(fc.boolean()).map((escaped) => {
    const written = name.replaceAll(/./g, (c) =>
      escaped.next().value === true ? `\\u00${c.charCodeAt(0).toString(16)}` : c,
    );
    return `"${written}"`;
  });

/** A field in pieces: what must stay, and the value, which may change when the field is one of ours. */
const field = fc
  .oneof(
    fc.record({
      name: fc.constantFrom(...renewedNames),
      value: fc.oneof(
        fc.uuid().map((id) => JSON.stringify(id)),
        fc.stringMatching(/^[A-Za-z0-9]{20}$/).map((id) => JSON.stringify(id)),
        fc.constantFrom('1764354605', '1764354605120', '"2026-11-20T10:00:00.000Z"', '"ü🎉"'),
      ),
      ours: fc.constant(true),
    }),
    fc.record({
      name: fc.string().filter((name) => !renewedNames.includes(name)),
      value: fc.oneof(
        fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
        fc.constantFrom('1.0', '12345678901234567890', '"\\/\\u00e9"', '{"messageId":"inner1"}'),
      ),
      ours: fc.constant(false),
    }),
  )
  .chain(({ name, value, ours }) =>
    fc
      .tuple(ours ? spelled(name) : fc.constant(JSON.stringify(name)), blanks, blanks, blanks)
      .map(([key, a, b, c]) => ({ before: `${a}${key}${b}:${c}`, value, ours })),
  );

describe('sending as new', () => {
  it('changes nothing but the values of the three fields, however the JSON is spelled', () => {
    fc.assert(
      fc.property(fc.array(field), blanks, fc.constantFrom('', '\ufeff'), (fields, end, mark) => {
        const pieces = fields.map(
          ({ before, value }, at) => `${at === 0 ? '{' : ','}${before}${value}`,
        );
        const text = `${mark}${fields.length === 0 ? '{' : pieces.join('')}${end}}${end}`;
        const json = Buffer.from(text).toString('latin1');
        const made = renewJson(json, now) ?? json;

        // Walks both texts: what is not a value of ours must be there byte for byte.
        let [old, fresh] = [0, 0];
        fields.forEach(({ before, value, ours }, at) => {
          const start = at === 0 ? `${mark}{` : ',';
          const fixed = Buffer.from(`${start}${before}${ours ? '' : value}`).toString('latin1');
          expect(made.slice(fresh, fresh + fixed.length)).toBe(fixed);
          [old, fresh] = [old + fixed.length, fresh + fixed.length];
          if (ours) [old, fresh] = [endOfValue(json, old), endOfValue(made, fresh)];
        });
        expect(made.slice(fresh)).toBe(json.slice(old));
      }),
    );
  });

  it('renews every repeat of a field, and keeps text beyond ASCII byte for byte', () => {
    const body = Buffer.from('{"messageId":"abcABC123","message":"Grüße 🎉","messageId":"zz99"}');
    const made = renewJson(body.toString('latin1'), now) ?? '';
    expect(Buffer.from(made, 'latin1').toString()).toMatch(
      /^\{"messageId":"[A-Za-z0-9]{9}","message":"Grüße 🎉","messageId":"[a-z0-9]{4}"\}$/,
    );
    expect(made).not.toContain('abcABC123');
    expect(made).not.toContain('zz99');
  });

  it.each([
    ['Latin-1', Buffer.from('{"messageId":"a1","message":"caf\xe9"}', 'latin1')],
    ['half a character', Buffer.from('{"messageId":"a1","x":"\xf0\x9f"}', 'latin1')],
  ])('keeps bytes that are no UTF-8: %s', async (_, body) => {
    const made = await renewBody([], body, now);
    const after = made.ok ? Buffer.from(made.value) : Buffer.alloc(0);
    expect(after.length).toBe(body.length);
    expect(after.subarray(17)).toEqual(body.subarray(17));
    expect(after.equals(body)).toBe(false);
  });

  it('leaves UTF-16 as it was', async () => {
    const body = Buffer.from('{"messageId":"a1"}', 'utf16le');
    expect(await renewBody([], body, now)).toMatchObject({ ok: false, fault: 'not-renewed' });
  });

  it.each([
    '',
    'x=1',
    '[{"messageId":"a1"}]',
    '{"messageId":1e5}',
    '{"messageId":"a1"',
    '{"message":"no ids"}',
    '{}',
  ])('invents nothing: %j', (body) => {
    expect(renewJson(body, now)).toBeNull();
  });

  it.each(['null', '{}', 'true', '""', '-5', '"—"'])('keeps a messageId of %s', (value) => {
    expect(renewJson(`{"messageId":${value}}`, now)).toBeNull();
  });

  it('packs a gzip body again', async () => {
    const packed = gzipSync('{ "webhookId": "wh_0a1b2c3d", "message": "é" }');
    const made = await renewBody([['Content-Encoding', 'gzip']], packed, now);
    expect(made.ok && gunzipSync(made.value).toString()).toMatch(
      /^\{ "webhookId": "wh_[0-9a-f]{8}", "message": "é" \}$/,
    );
  });

  it.each(['br', 'deflate', 'zstd', 'gzip, br'])('packs %s again', async (codings) => {
    const { encodeContent } = await import('../../../electron/core/send/encode-content.ts');
    const { decodeContent } =
      await import('../../../electron/core/inspect/body/content-encoding.ts');
    const headers = [['content-encoding', codings]] as const;
    const body = await encodeContent(Buffer.from('{"messageId":"m-77"}'), codings.split(', '));
    const made = await renewBody(headers, body, now);
    const opened = made.ok ? await decodeContent(headers, made.value) : null;
    expect(Buffer.from(opened?.bytes ?? []).toString()).toMatch(
      /^\{"messageId":"[a-z0-9]-[a-z0-9]{2}"\}$/,
    );
  });

  it('says why a damaged or unknown coding stays as it was', async () => {
    const body = Buffer.from('{"messageId":"m-77"}');
    expect(await renewBody([['Content-Encoding', 'gzip']], body, now)).toMatchObject({
      ok: false,
      detail: 'its gzip could not be decoded',
    });
    expect(await renewBody([['Content-Encoding', 'rot13']], body, now)).toMatchObject({
      ok: false,
    });
  });
});

describe('a new id', () => {
  it.each([
    [
      '8f14e45f-ceea-467f-a9d1-1bd2a3c4d5e6',
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/,
    ],
    ['GKJxs4P5L8dWc5CFUITM', /^[A-Za-z0-9]{20}$/],
    ['507f1f77bcf86cd799439011', /^[\da-f]{24}$/],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', /^[\dA-HJKMNP-TV-Z]{26}$/],
    ['msg_live_abc123', /^msg_live_[a-z0-9]{6}$/],
    ['700123', /^[1-9]\d{5}$/],
    ['<a1b2@mail.example>', /^<[a-z0-9]{4}@mail\.example>$/],
  ])('of %s looks the same and is another', (old, look) => {
    const made = idLike(old);
    expect(made).toMatch(look);
    expect(made).not.toBe(old);
  });

  it('replaces the end of an endless one', () => {
    const old = 'a1'.repeat(500_000);
    const made = idLike(old);
    expect(made.length).toBe(old.length);
    expect(made.slice(0, 100)).toBe(old.slice(0, 100));
    expect(made).not.toBe(old);
  });
});

describe('a new time', () => {
  it.each([
    ['1700000000', '1795890605'],
    ['1700000000.5', '1795890605.1'],
    ['1700000000123', '1795890605120'],
    ['2025-01-01T00:00:00.000Z', '2026-11-28T18:30:05.120Z'],
    ['2025-01-01T00:00:00Z', '2026-11-28T18:30:05Z'],
    ['2025-01-01 00:00:00.000000', '2026-11-28 18:30:05.120000'],
    ['2025-01-01T00:00:00+05:30', '2026-11-29T00:00:05+05:30'],
    ['2025-01-01T00:00:00-0300', '2026-11-28T15:30:05-0300'],
    ['Tue, 15 Nov 1994 08:12:31 GMT', 'Sat, 28 Nov 2026 18:30:05 GMT'],
    ['yesterday', 'yesterday'],
    ['12', '12'],
  ])('for %s is %s', (old, made) => {
    expect(timeLike(old, now)).toBe(made);
  });
});
