import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields } from '../../../../electron/core/inspect/message/fields.ts';
import { bounds } from '../../../../shared/bounds.ts';

const none = () => null;

/** Without half a character at its end. */
const wholeStart = (text: string, length: number) =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

describe('reading the fields of a JSON object', () => {
  it('lists each value as written, with repeats and in order', () => {
    const { fields } = readFields(
      ' { "n" : 1e400 , "n":12345678901234567890,"s":"a\\nb", "a":[1, {"x":"}"}] ,"o":{},"t":true,"z":null } ',
      (name) => (name === 's' ? 'documented' : null),
    );
    expect(
      fields.map(({ name, type, text, fieldStatus }) => [name, type, text, fieldStatus]),
    ).toEqual([
      ['n', 'number', '1e400', null],
      ['n', 'number', '12345678901234567890', null],
      ['s', 'string', 'a\nb', 'documented'],
      ['a', 'array', '[1, {"x":"}"}]', null],
      ['o', 'object', '{}', null],
      ['t', 'boolean', 'true', null],
      ['z', 'null', 'null', null],
    ]);
  });

  it('points to a field by JSON pointer', () => {
    expect(readFields('{"a/b~c":1}', none).fields[0]?.path).toBe('/a~1b~0c');
  });

  it('cuts a long value and has its whole length', () => {
    const long = 'x'.repeat(bounds.fieldText.characters + 5);
    expect(readFields(JSON.stringify({ long }), none).fields[0]).toMatchObject({
      text: long.slice(0, bounds.fieldText.characters),
      length: bounds.fieldText.characters + 5,
    });
  });

  it('cuts a long value between its escapes, never within one', () => {
    const odd = ['é', '"', '\\', '\u0000', '😀', 'x'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 7 }),
        (which, shift) => {
          const long =
            'a'.repeat(shift) + (odd[which] ?? '').repeat(bounds.fieldText.characters * 7);
          const written = JSON.stringify({ long }).replaceAll('é', '\\u00e9');
          expect(readFields(written, none).fields[0]).toMatchObject({
            text: wholeStart(long, bounds.fieldText.characters),
            length: long.length,
          });
        },
      ),
    );
  });

  it('finds the keys and values that JSON.parse finds, for any object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const json = JSON.stringify(object, null, 1);
        const parsed = JSON.parse(json) as Record<string, unknown>;
        const { fields } = readFields(json, none);
        expect(fields.map(({ name }) => name)).toEqual(Object.keys(parsed));
        for (const { name, type, text } of fields) {
          expect(type === 'string' ? text : JSON.parse(text)).toEqual(parsed[name]);
        }
      }),
    );
  });
});
