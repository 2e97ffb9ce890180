import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyJson } from '../../../../electron/core/inspect/json/json-survey.ts';

const survey = (json: string) => surveyJson(json, JSON.parse(json));

describe('a JSON text that is parsed and written again', () => {
  it.each([
    ['{"a":1,"b":[true,null,"é 😀"],"c":-1.5e-7}', []],
    ['{ "a": 1 }', ['white space']],
    ['{"a":"\\/ \\u00e9"}', ['escapes']],
    ['{"a":1.0,"b":1E3,"c":-0}', ['spelling of numbers']],
    ['{"a":12345678901234567890}', ['digits of numbers']],
    ['{"a":1,"a":2}', ['repeated names']],
    ['{"b":1,"7":2}', ['order of names']],
    ['{"7":1,"3":2}', ['order of names']],
    ['[ 1.0 ]', ['white space', 'spelling of numbers']],
  ])('%s changes by %j', (json, changes) => {
    expect(survey(json).changes).toEqual(changes);
  });

  it('changes exactly when a change is reported', () => {
    const spaced = fc.json().map((json) => json.replaceAll(',', ' , '));
    const odd = fc.constantFrom(
      '[1e400]',
      '{"1":0,"0":0}',
      '{"__proto__":1}',
      '{"a":{"a":0,"a":0}}',
      '"\\u0041"',
    );
    fc.assert(
      fc.property(fc.oneof(fc.json(), spaced, odd), (json) => {
        expect(survey(json).changes.length > 0).toBe(JSON.stringify(JSON.parse(json)) !== json);
      }),
    );
  });

  it('reports a repeated name, within one object only', () => {
    expect(survey('{"a":{"b":1},"c":[{"b":1,"b/":2,"b":3,"b":4}]}').repeated).toEqual([
      { path: '/c/0/b', name: 'b', count: 3 },
    ]);
  });

  it('reports integers that lose digits', () => {
    expect(
      survey(
        '{"a":[9007199254740993,9007199254740992,1e400,-12345678901234567890],"b":0.1000000000000000055}',
      ).inexact,
    ).toEqual([
      { path: '/a/0', written: '9007199254740993', becomes: '9007199254740992' },
      { path: '/a/2', written: '1e400', becomes: 'Infinity' },
      { path: '/a/3', written: '-12345678901234567890', becomes: '-12345678901234567000' },
    ]);
  });

  it('reports a lone surrogate, and not a pair', () => {
    expect(survey('{"a":"\\ud83d\\ude00","b":{"c~":"\\ud83d"}}').loneSurrogates).toEqual([
      '/b/c~0',
    ]);
  });
});
