import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentJson } from '../../../../electron/core/inspect/json/indent-json.ts';

describe('indenting JSON', () => {
  it('keeps numbers, escapes, duplicate keys and order as written', () => {
    const written =
      '{"b":1.0,"a":12345678901234567890,"a":"\\u00e9\\"\\\\","c":[],"d":{},"e":[1,{"f":null}]}';
    expect(indentJson(written)).toBe(`{
  "b": 1.0,
  "a": 12345678901234567890,
  "a": "\\u00e9\\"\\\\",
  "c": [],
  "d": {},
  "e": [
    1,
    {
      "f": null
    }
  ]
}`);
  });

  it('equals JSON.stringify for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('changes only white space outside strings, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(indentJson(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('reads 10,000 levels and stays small', () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    expect(indentJson(deep).length).toBeLessThan(deep.length * 150);
  });
});
