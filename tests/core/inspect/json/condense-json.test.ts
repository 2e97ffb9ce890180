import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createJsonCondenser,
  type CondenseLimits,
  type CondensedJson,
} from '../../../../electron/core/inspect/json/condense-json.ts';
import { effort } from '../../../support/effort.ts';

/** So low that small values are cut. */
const low: CondenseLimits = {
  text: 12,
  packedText: 40,
  entries: 3,
  fieldBytes: 10,
  keptBytes: 100_000,
};
const none: CondenseLimits = {
  ...{ text: Infinity, packedText: Infinity, entries: Infinity },
  ...{ fieldBytes: Infinity, keptBytes: Infinity },
};

/** @param lengths of the parts; the rest is one part. */
function condense(
  bytes: Uint8Array,
  limits: CondenseLimits,
  lengths: readonly number[] = [],
): CondensedJson | null {
  const condenser = createJsonCondenser(limits);
  let at = 0;
  for (const length of [...lengths, bytes.length]) {
    const part = Uint8Array.from(bytes.subarray(at, at + length));
    if (!condenser.add(part)) return null;
    // Nothing of a part may be needed once the next one comes.
    part.fill(0);
    at += length;
  }
  return condenser.end();
}

const text = fc
  .array(fc.constantFrom(...'abc <é世😀"\\\n{[x'.split(''), '😀', '\ud800', '\u0001', 'long text '))
  .map((characters) => characters.join(''));
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { withCrossShrink: true, maxDepth: 4 },
    fc.oneof(text, fc.double({ noNaN: true }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 8 }),
    fc.dictionary(fc.oneof(fc.constantFrom('type', 'message', 'emailTo'), text), tie('value'), {
      maxKeys: 6,
    }),
  ),
})).value;
const written = fc
  .tuple(value, fc.constantFrom(undefined, 1, '\t'), fc.boolean())
  .map(([one, space, escapes]) => {
    const json = JSON.stringify(one, null, space);
    return escapes
      ? json.replaceAll(/[a-c<]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)
      : json;
  });
/** Mostly no JSON any more. */
const broken = fc
  .tuple(written, fc.nat(), fc.constantFrom(...',"}0\\.e- []t\u0000\u00ff'.split('')), fc.nat(1))
  .map(([json, place, character, removed]) => {
    const at = place % (json.length + 1);
    return json.slice(0, at) + character + json.slice(at + removed);
  });
const bytesOf = fc.oneof(
  written.map((json) => Buffer.from(json)),
  broken.map((json) => Buffer.from(json)),
  broken.map((json) => Buffer.from(json, 'latin1')),
);
const splits = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 });
const numRuns = effort({ usual: 1_500, full: 50_000 });

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(bytes).toString());
    return isUtf8(bytes);
  } catch {
    return false;
  }
}

const shown = (condensed: CondensedJson | null) =>
  condensed && { ...condensed, bytes: Buffer.from(condensed.bytes).toString() };

/** Whether a value is another one with the ends of long strings and lists left out. */
function isStartOf(start: unknown, whole: unknown): boolean {
  if (typeof whole === 'string' && typeof start === 'string')
    return start === whole || (whole.startsWith(start) && start.length >= low.text);
  if (Array.isArray(whole) && Array.isArray(start)) {
    const isLong = start.length >= low.entries;
    if (start.length !== whole.length && !isLong) return false;
    return start.every((one, index) => isStartOf(one, whole[index]));
  }
  if (typeof whole !== 'object' || whole === null) return Object.is(start, whole);
  const [names, all] = [Object.keys(start as object), Object.keys(whole)];
  const at = (object: unknown, name: string) => (object as Record<string, unknown>)[name];
  return (
    names.join('\n') === all.join('\n') &&
    all.every((name) => isStartOf(at(start, name), at(whole, name)))
  );
}

describe('a JSON text that is read in parts', () => {
  it('is accepted exactly when JSON.parse accepts it, and is then itself where nothing is long', () => {
    fc.assert(
      fc.property(bytesOf, splits, (bytes, lengths) => {
        const condensed = condense(bytes, none, lengths);
        expect(condensed?.unfinished === null).toBe(isJson(bytes));
        if (condensed?.unfinished !== null) return;
        expect(Buffer.compare(condensed.bytes, bytes)).toBe(0);
        expect(condensed.length).toBe(bytes.toString().length);
        expect(condensed.values.size).toBe(0);
      }),
      { numRuns },
    );
  });

  it('is condensed to the same however it is split', () => {
    fc.assert(
      fc.property(bytesOf, splits, (bytes, lengths) => {
        expect(shown(condense(bytes, low, lengths))).toEqual(shown(condense(bytes, low)));
      }),
      { numRuns },
    );
  });

  it('keeps every name, the start of each value, and the length and place of each text that is cut', () => {
    fc.assert(
      fc.property(written, (json) => {
        const bytes = Buffer.from(json);
        const condensed = condense(bytes, low);
        if (condensed === null) return;
        const whole = JSON.parse(json) as Record<string, unknown>;
        const start = JSON.parse(Buffer.from(condensed.bytes).toString()) as typeof whole;
        expect(isStartOf(start, whole)).toBe(true);
        expect(condensed.length).toBe(json.length);
        for (const [name, { from, to, length }] of condensed.texts) {
          expect(JSON.parse(`"${bytes.subarray(from, to).toString()}"`)).toBe(whole[name]);
          expect((whole[name] as string).length).toBe(length);
        }
      }),
      { numRuns },
    );
  });

  it.each([
    ['an id, which is compared whole', { messageId: 'm'.repeat(50) }],
    ['the receivers, which are counted', { emailTo: ['a@example.com', 'b', 'c', 'd', 'e'] }],
    ['a text that may hold JSON and is not long for that', { body: '{"type":"SMS"}    ' }],
  ])('keeps whole %s', (_, object) => {
    const bytes = Buffer.from(JSON.stringify(object));
    expect(shown(condense(bytes, low))?.bytes).toBe(bytes.toString());
  });

  it.each([
    ['a text that begins with nothing but blanks', { message: `${' '.repeat(50)}x` }],
    ['a text whose tags begin late', { message: `${'x'.repeat(50)}<p>` }],
    ['a text in JSON that may itself be JSON', `[1,${' '.repeat(100)}2]`],
  ])('is not condensed with %s', (_, content) => {
    expect(condense(Buffer.from(JSON.stringify(content)), low)).toBeNull();
  });
});
