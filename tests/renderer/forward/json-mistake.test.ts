import { describe, expect, it } from 'vitest';
import { jsonMistake } from '../../../renderer/forward/json-mistake.ts';

describe('the check of JSON', () => {
  it('accepts JSON, and an empty text', () => {
    expect(jsonMistake('{"a":[1,2,{"b":null}]}')).toBeNull();
    expect(jsonMistake(' \n')).toBeNull();
  });

  it.each([
    ['{"a":1,}', 1, 8],
    ['{"a":1\n"b":2}', 2, 1],
    ['{\n  "a": tru\n}', 2, 8],
    ['{"a":1', 1, 7],
    ['{"a":1} x', 1, 9],
  ])('says where %j breaks', (text, line, column) => {
    expect(jsonMistake(text)).toEqual({ line, column });
  });

  it('names a place within every text that breaks', () => {
    const whole = '{"a":[1,"two",{"b":null}],"c":false}';
    for (let end = 1; end < whole.length; end += 1)
      expect(jsonMistake(whole.slice(0, end))).toMatchObject({ line: 1 });
  });
});
