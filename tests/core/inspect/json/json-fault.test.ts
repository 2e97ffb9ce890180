import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../../../electron/core/inspect/json/json-fault.ts';

const places = [
  ['{"a":1,}', 'trailing-comma', 1, 7, '“,}”'],
  ['{\n  "a": [1, 2,\n  ]\n}', 'trailing-comma', 2, 13, '“,”'],
  ['{"a":1 "b":2}', 'missing-comma', 1, 8, '“"b":2}”'],
  ["{'a':1}", 'single-quote', 1, 2, "“'a':1}”"],
  ['{a:1}', 'bare-key', 1, 2, '“a:1}”'],
  ['{"a":None}', 'word', 1, 6, '“None}”'],
  ['{"a":+1}', 'number', 1, 6, '“+1}”'],
  ['[01]', 'number', 1, 2, '“01]”'],
  ['[.5]', 'number', 1, 2, '“.5]”'],
  ['{"a":"x\ny"}', 'control', 1, 8, 'line break'],
  ['{"a":"x\ty"}', 'control', 1, 8, 'tab'],
  ['{"a":"x\u0001y"}', 'control', 1, 8, 'U+0001'],
  ['{"a":"\\x"}', 'escape', 1, 7, '“\\x"}”'],
  ['{"a":"\\u12g4"}', 'escape', 1, 7, '“\\u12g4"}”'],
  ['{“a”:1}', 'curly-quote', 1, 2, '““a”:1}”'],
  ['{"a":1 // one\n}', 'comment', 1, 8, '“// one”'],
  ['{"a":1}\r\n{"a":2}', 'rest', 2, 1, '“{"a":2}”'],
  ['{"a":"cut o', 'end', 1, 12, '“{"a":"cut o”'],
  ['{"a":', 'end', 1, 6, '“{"a":”'],
  ['[tru', 'end', 1, 5, '“[tru”'],
  ['[1e', 'end', 1, 4, '“[1e”'],
  ['["\\u12', 'end', 1, 7, '“["\\u12”'],
] as const;

describe('what is not JSON', () => {
  it.each(places)(
    '%j is reported as %s at line %i, column %i',
    (json, slip, line, column, text) => {
      expect(findJsonFault(json)).toMatchObject({
        code: `json.invalid.${slip}`,
        line,
        column,
        text,
      });
    },
  );

  it.each(['{"a"=1}', '{"a":}', '[}', '<p>', '{"a":1]'])('%s has no name of its own', (json) => {
    expect(findJsonFault(json)?.code).toBe('json.invalid');
  });

  it('is the same for us and for JSON.parse, for any text', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"',
        '\\',
        '"a"',
        '1',
        '-',
        '.5',
        'e',
        '0',
        'true',
        'nul',
        ' ',
        '\n',
      ],
      ...["'", '/', '\\u00e9', '\\ud83d', 'é', '\u0001', '1.5e+3', '-0', '//x', '𝒳'],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.json(),
      fc.tuple(fc.json(), fc.nat()).map(([json, at]) => json.slice(0, at % (json.length + 1))),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (json) => {
        let parses = true;
        try {
          JSON.parse(json);
        } catch {
          parses = false;
        }
        expect(findJsonFault(json) === null).toBe(parses);
      }),
      { numRuns: 3_000 },
    );
  });

  it('may be nested to any depth', () => {
    expect(findJsonFault('['.repeat(200_000))?.code).toBe('json.invalid.end');
    expect(findJsonFault(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toBeNull();
  });
});
