import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../electron/core/search/query/date.ts';
import { parseQuery } from '../../../electron/core/search/query/parse.ts';
import type { Claim } from '../../../electron/core/search/query/query.ts';
import { utcZone } from '../../../electron/core/search/query/zone.ts';

const hour = 3_600_000;
/** 11:30:15 on a Sunday in a zone one hour ahead. */
const clock: Clock = { now: Date.UTC(2026, 10, 22, 10, 30, 15), zone: utcZone(hour) };

function claims(text: string): Claim[] {
  const parsed = parseQuery(text, clock);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return parsed.value.map(({ claim }) => claim);
}

function faultOf(text: string) {
  const parsed = parseQuery(text, clock);
  if (parsed.ok) throw new Error(`understood: ${JSON.stringify(parsed.value)}`);
  const { code, at, instead, message } = parsed.fault;
  return { code, at: text.slice(at.start, at.end), instead, message };
}

const anywhere = (text: string): Claim => ({ is: 'text', place: 'anywhere', text });

describe('a query', () => {
  it.each<[string, Claim[]]>([
    ['', []],
    ['   ', []],
    ['hello', [anywhere('hello')]],
    ['Hello  World', [anywhere('hello'), anywhere('world')]],
    ['"Hello  World"', [anywhere('hello world')]],
    ['CAFÉ ÑANDÚ ΟΔΟΣ', [anywhere('cafe'), anywhere('nandu'), anywhere('οδοσ')]],
    ['"type":"SMS"', [anywhere('type":"sms')]],
    ['{"type":"SMS"}', [anywhere('{"type":"sms"}')]],
    ['it"s', [anywhere('it"s')]],
    ['“he said "hi" to”', [anywhere('he said "hi" to')]],
    ['-', [anywhere('-')]],
    ['a - b', [anywhere('a'), anywhere('-'), anywhere('b')]],
    ['http://x.example/a?b=c', [anywhere('http://x.example/a?b=c')]],
    ['mailto:bob@x.example', [anywhere('mailto:bob@x.example')]],
    ['12:30', [anywhere('12:30')]],
    ['localhost:4040', [anywhere('localhost:4040')]],
    ['Re: invoice', [anywhere('re:'), anywhere('invoice')]],
    [':', [anywhere(':')]],
    ['content-type:json', [anywhere('content-type:json')]],
    ['kind:sms', [{ is: 'kind', kind: 'sms' }]],
    ['KIND:Platform-Event', [{ is: 'kind', kind: 'platform-event' }]],
    ['method:post', [{ is: 'method', method: 'POST' }]],
    ['status:404', [{ is: 'status', range: { from: 404, to: 404 } }]],
    ['status:5xx', [{ is: 'status', range: { from: 500, to: 599 } }]],
    ['status:none', [{ is: 'status', range: null }]],
    ['forwarded:2XX', [{ is: 'forwarded', outcome: { from: 200, to: 299 } }]],
    ['forwarded:Timeout', [{ is: 'forwarded', outcome: 'timeout' }]],
    ['to-destination:"My server"', [{ is: 'destination', name: 'My server' }]],
    ['to–destination:x', [{ is: 'destination', name: 'x' }]],
    ['to:+34600', [{ is: 'text', place: 'to', text: '+34600' }]],
    ['from:"Ann B"', [{ is: 'text', place: 'from', text: 'ann b' }]],
    ['subject:Re:', [{ is: 'text', place: 'subject', text: 're:' }]],
    ['contact:Abc', [{ is: 'text', place: 'contact', text: 'abc' }]],
    ['message:hi', [{ is: 'text', place: 'message', text: 'hi' }]],
    ['has:attachment', [{ is: 'flag', flag: 'attachment' }]],
    ['has:issue', [{ is: 'flag', flag: 'issue' }]],
    ['location:GKAW', [{ is: 'text', place: 'location', text: 'gkaw' }]],
    ['provider:"61b8"', [{ is: 'text', place: 'provider', text: '61b8' }]],
    ['has:problem', [{ is: 'flag', flag: 'problem' }]],
    ['is:duplicate', [{ is: 'flag', flag: 'duplicate' }]],
    ['signature:valid-reserialised', [{ is: 'signature', verdict: 'valid-reserialised' }]],
    ['id:42', [{ is: 'id', id: 42 }]],
    ['larger:10kb', [{ is: 'larger', bytes: 10_000 }]],
    ['smaller:1.5MiB', [{ is: 'smaller', bytes: 1_572_864 }]],
    ['smaller:500', [{ is: 'smaller', bytes: 500 }]],
  ])('%j is understood', (text, expected) => {
    expect(claims(text)).toEqual(expected);
  });

  it.each([
    ['“invoice paid”', '"invoice paid"'],
    ['„invoice paid“', '"invoice paid"'],
    ['«\u00a0invoice paid\u202f»', '"invoice paid"'],
    ['»invoice paid«', '"invoice paid"'],
    ['＂invoice paid＂', '"invoice paid"'],
    ['"invoice paid”', '"invoice paid"'],
    ['“type”:“SMS”', '"type":"SMS"'],
    ['−invoice', '-invoice'],
    ['–“a b” —c －d ‐e', '-"a b" -c -d -e'],
    ['kind：sms', 'kind:sms'],
    ['ｋｉｎｄ：ｓｍｓ　ｓｔａｔｕｓ：２００', 'kind:sms status:200'],
    ['kind\u00a0:sms', 'kind:sms'],
    ['invoice\u00a0paid\u2009now', 'invoice paid now'],
    ['\ufeffkind:sms\u200b', 'kind:sms'],
    ['\u200ekind:sms \u202binvoice\u202c', 'kind:sms invoice'],
    ['after：2026–11‑22T10：00', 'after:2026-11-22T10:00'],
    ['signature:valid–reserialised', 'signature:valid-reserialised'],
    ['from：“Ann B”', 'from:"Ann B"'],
    ['don’t', "don't"],
  ])('%j is read as %j', (typographic, plain) => {
    const parsed = parseQuery(plain, clock);
    if (!parsed.ok) throw new Error(parsed.fault.message);
    expect(parseQuery(typographic, clock)).toEqual(parsed);
  });

  it.each<[string, number]>([
    ['2026', Date.UTC(2026, 0, 1) - hour],
    ['2026-11', Date.UTC(2026, 10, 1) - hour],
    ['2026-11-22', Date.UTC(2026, 10, 22) - hour],
    ['2026-11-22T10:00', Date.UTC(2026, 10, 22, 9)],
    ['2026-11-22T10:00:30', Date.UTC(2026, 10, 22, 9, 0, 30)],
    ['2026-11-22T10:00:30.25Z', Date.UTC(2026, 10, 22, 10, 0, 30, 250)],
    ['2026-11-22T10:00+02:00', Date.UTC(2026, 10, 22, 8)],
    ['10:15', Date.UTC(2026, 10, 22, 9, 15)],
    ['today', Date.UTC(2026, 10, 21, 23)],
    ['yesterday', Date.UTC(2026, 10, 20, 23)],
    ['now', clock.now],
    ['1h', Date.UTC(2026, 10, 22, 9, 30)],
    ['2d', Date.UTC(2026, 10, 20, 10, 30)],
    ['90s', Date.UTC(2026, 10, 22, 10, 28, 45)],
  ])('reads the date %s where the user is', (text, time) => {
    expect(claims(`after:${text} before:"${text}"`)).toEqual([
      { is: 'after', time },
      { is: 'before', time },
    ]);
  });

  it('negates any word with a minus', () => {
    const parsed = parseQuery('-a -"b c" -kind:sms --d', clock);
    expect(parsed.ok && parsed.value.map(({ not }) => not)).toEqual([true, true, true, true]);
    expect(claims('--d')).toEqual([anywhere('-d')]);
  });

  it.each([
    ['hello "wor ld', 'unclosed-quote', '"wor ld', '"wor ld"'],
    ['from:"ann', 'unclosed-quote', '"ann', '"ann"'],
    ['hello “wor ld', 'unclosed-quote', '“wor ld', '"wor ld"'],
    ['a kin：sms', 'unknown-key', 'kin：', 'kind:'],
    ['a kin:sms', 'unknown-key', 'kin:', 'kind:'],
    ['form:ann', 'unknown-key', 'form:', 'from:'],
    ['larg:5', 'unknown-key', 'larg:', 'larger:'],
    ['body:hello', 'unknown-key', 'body:', null],
    ['-path:"a b"', 'unknown-key', 'path:', null],
    ['x kind:smss y', 'unknown-value', 'smss', 'sms'],
    ['kind:letter', 'unknown-value', 'letter', null],
    ['is:strange', 'unknown-value', 'strange', null],
    ['has:"attachments"', 'unknown-value', '"attachments"', 'attachment'],
    ['signature:ok', 'unknown-value', 'ok', null],
    ['to: bob', 'empty-value', 'to:', null],
    ['subject:', 'empty-value', 'subject:', null],
    ['kind:""', 'empty-value', 'kind:""', null],
    ['a "" b', 'empty-value', '""', null],
    ['\u0301', 'empty-value', '\u0301', null],
    ['after:2026-02-30', 'bad-date', '2026-02-30', null],
    ['after:25:00', 'bad-date', '25:00', null],
    ['before:soon', 'bad-date', 'soon', null],
    ['larger:big', 'bad-size', 'big', null],
    ['larger:-5', 'bad-size', '-5', null],
    ['status:ok', 'bad-number', 'ok', null],
    ['id:x', 'bad-number', 'x', null],
    ['forwarded:wating', 'unknown-value', 'wating', 'waiting'],
    ['to-destination:', 'empty-value', 'to-destination:', null],
    [Array.from({ length: 51 }, (_, n) => `w${n}`).join(' '), 'too-many-words', 'w50', null],
  ])('%j is a mistake with its place', (text, code, at, instead) => {
    expect(faultOf(text)).toMatchObject({ code, at, instead });
  });

  it('describes a mistake in a sentence', () => {
    expect(faultOf('kin:sms').message).toBe(
      'There is no "kin:". Did you mean kind:? To look for the text itself, put it in quotes.',
    );
    expect(faultOf('kind:smss').message).toContain('Did you mean kind:sms?');
  });

  it('gives terms, or a fault with a place in the text, for any text', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            ...['"', '-', ':', ' ', 'kind', 'to', 'is', 'after', 'larger', 'a', '\u0000', '\ud800'],
            ...['9', '*', '^', 'NEAR(', '\\', '%', '_', '{', '\u200f', '\u0301', '\u3000'],
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const parsed = parseQuery(text, clock);
        if (parsed.ok) return;
        const { start, end } = parsed.fault.at;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });
});
