import { describe, expect, it } from 'vitest';
import {
  expressionsIn,
  listOf,
  provedIn,
  refusals,
  whyRefused,
} from '../../../scripts/lint/expressions.mjs';

const patternsIn = (text: string) => expressionsIn('a.ts', text).map(({ pattern }) => pattern);

describe('the expressions of a file', () => {
  it('are its literals, with flags and place', () => {
    expect(
      expressionsIn('a.tsx', 'const a: string = "";\nconst b = <i>{/x+/giu.test(a)}</i>;'),
    ).toEqual([{ pattern: 'x+', flags: 'giu', place: 'a.tsx:2' }]);
  });

  it('are also those that are made of texts, with a letter for what is not fixed', () => {
    expect(
      patternsIn('new RegExp("a+$", "g"); RegExp(`^${b}[c]`); new RegExp(String.raw`\\s${k}:`);'),
    ).toEqual(['a+$', '^x[c]', '\\sx:']);
  });

  it('are looked at once where one is made of another', () => {
    expect(patternsIn('const a = /a/; new RegExp(a.source, "g")')).toEqual(['a']);
  });

  it('can all be read', () => {
    expect(() => patternsIn('new RegExp(text)')).toThrow('a.ts:1');
  });
});

describe('an expression', () => {
  it.each([
    [String.raw`[.,;]+$`, ''],
    [String.raw`\s*=\s*(?:"((?:\\["\\]|[^"])*)"|x)`, 'g'],
    [String.raw`^(a+)+$`, ''],
  ])(
    'that takes more than linear time is refused: %s',
    async (pattern, flags) => {
      expect(await whyRefused({ pattern, flags })).toMatch(/polynomial|exponential/);
    },
    60_000,
  );

  it.each([['^[.,;]+$'], [String.raw`\bhttps?:\/\/[^\s<>]+`], [String.raw`\p{L}+`]])(
    'that takes linear time passes: %s',
    async (pattern) => {
      expect(await whyRefused({ pattern, flags: 'u' })).toBeNull();
    },
    60_000,
  );
});

describe('the list of proved expressions', () => {
  it('says the same in any order', () => {
    const [a, b] = [
      { pattern: 'a+', flags: 'g' },
      { pattern: 'b', flags: '' },
    ];
    expect(listOf([a, b])).toBe(listOf([b, a]));
    expect([...provedIn(listOf([a, b]))]).toEqual(['/a+/g', '/b/']);
  });

  it('proves nothing to another version of recheck', () => {
    const list = JSON.parse(listOf([{ pattern: 'a+', flags: 'g' }])) as object;
    expect(provedIn(JSON.stringify({ ...list, recheck: '0.0.0' })).size).toBe(0);
  });
});

it('says of each refused expression where it is and why', async () => {
  const expressions = [
    { pattern: '^(a+)+$', flags: '', place: 'a.ts:1, b.ts:2' },
    { pattern: 'a', flags: '', place: 'c.ts:3' },
  ];
  expect(await refusals(expressions)).toEqual([
    expect.stringMatching(/^a\.ts:1, b\.ts:2: .* can take more than linear time: exponential/),
  ]);
}, 60_000);
