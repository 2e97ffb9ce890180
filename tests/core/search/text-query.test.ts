import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseQuery } from '../../../electron/core/search/query/parse.ts';
import { utcZone } from '../../../electron/core/search/query/zone.ts';
import { idQuery, textQuery } from '../../../shared/text-query.ts';
import { effort } from '../../support/effort.ts';

const clock = { now: 0, zone: utcZone(0) };

it('finds the contact, whatever characters its id has', () => {
  for (const id of ['GKBhT6BfwY9mjzXAU3sq', 'a b', '-x:y', '$(x)']) {
    const query = idQuery('contact', id);
    expect(parseQuery(query ?? '', clock)).toEqual({
      ok: true,
      value: [{ not: false, claim: { is: 'text', place: 'contact', text: id.toLowerCase() } }],
    });
  }
});

it('is null for an id that no query can name', () => {
  for (const id of [null, '', '  ', 'a"b', 'a\nb']) expect(idQuery('contact', id)).toBeNull();
});

it('searches for a text as it is, whatever it would mean in a query', () => {
  expect(textQuery('kind:sms')).toBe('"kind:sms"');
  expect(textQuery('-is:pinned')).toBe('"-is:pinned"');
  expect(textQuery('say "hi" now')).toBe('"say" "hi" "now"');
  expect(textQuery('one\r\ntwo')).toBe('"one" "two"');
  for (const nothing of ['', '  ', '"', '""!…']) expect(textQuery(nothing)).toBeNull();
});

it('is a query without a fault for any text, of words that are looked for anywhere in it', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(fc.constantFrom('"', '“', '«', ' ', '\n', '-', ':', 'kind', 'é', '\u202e', '7', '😀'))
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const query = textQuery(text);
      if (query === null) return;
      expect(query).not.toMatch(/[\r\n]/);
      const parsed = parseQuery(query, clock);
      if (!parsed.ok) throw new Error(`${parsed.fault.code}: ${query}`);
      for (const { not, claim } of parsed.value) {
        expect(not).toBe(false);
        expect(claim).toMatchObject({ is: 'text', place: 'anywhere' });
      }
    }),
    { numRuns: effort({ usual: 500, full: 20_000 }) },
  );
});
