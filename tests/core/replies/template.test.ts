import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields } from '../../../electron/core/inspect/message/fields.ts';
import { fill, namesFields, valuesOf } from '../../../electron/core/replies/template.ts';

function filled(template: string, body: object, json = true): string {
  return fill(template, valuesOf(readFields(JSON.stringify(body), () => null).fields), json);
}

describe('a template', () => {
  it('inserts a field of the body, with or without blanks around its name', () => {
    const body = { messageId: 'm1', n: 12, list: [1, 2] };
    expect(filled('{"id":"{{messageId}}","n":{{ n }},"l":{{list}}}', body)).toBe(
      '{"id":"m1","n":12,"l":[1,2]}',
    );
  });

  it('keeps numbers as they were written, and takes the last of a repeated field', () => {
    const values = valuesOf(readFields('{"n":1.50,"n":9007199254740993}', () => null).fields);
    expect(fill('{{n}}', values, true)).toBe('9007199254740993');
  });

  it('quotes a text that is a value, and escapes it within quotes', () => {
    const body = { text: 'a "b"\n\\c' };
    expect(filled('[{{text}},"{{text}}"]', body)).toBe('["a \\"b\\"\\n\\\\c","a \\"b\\"\\n\\\\c"]');
  });

  it('inserts nothing for a missing field, and null where JSON needs a value', () => {
    expect(filled('{"a":"{{gone}}","b":{{gone}}}', {})).toBe('{"a":"","b":null}');
    expect(filled('a{{gone}}b', {}, false)).toBe('ab');
  });

  it('inserts a value unchanged into a text that is not JSON', () => {
    expect(filled('<p>{{text}}</p>', { text: '"quoted"' }, false)).toBe('<p>"quoted"</p>');
  });

  it('does not fill in placeholders within a field', () => {
    expect(filled('"{{a}}"', { a: '{{b}}', b: 'secret' })).toBe('"{{b}}"');
  });

  it('never grows beyond a megabyte, even if it names a field thousands of times', () => {
    const template = `[${'"{{a}}",'.repeat(2_000)}"end"]`;
    const out = filled(template, { a: 'x'.repeat(9_000) });
    expect(out.length).toBeLessThan(1024 ** 2 + template.length);
    expect(JSON.parse(out)).toHaveLength(2_001);
  });

  it('that is JSON stays JSON for any body', () => {
    const names = fc.constantFrom('a', 'b', 'c d', 'gone', '__proto__');
    const inQuotes = names.map((name) => `"x{{${name}}}\\"y"`);
    const asValue = names.map((name) => `{{${name}}}`);
    const template = fc
      .array(fc.oneof(inQuotes, asValue), { minLength: 1 })
      .map((parts) => `{"list":[${parts.join(',')}]}`);
    const body = fc.record({
      a: fc.string({ unit: 'binary' }),
      b: fc.jsonValue(),
      'c d': fc.jsonValue(),
    });
    fc.assert(
      fc.property(template, body, (text, values) => {
        const out: unknown = JSON.parse(filled(text, values));
        expect(out).toHaveProperty('list');
      }),
    );
  });

  it('is total: any text can be filled in, and one without placeholders is unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, json) => {
        const out = filled(text, { a: 1 }, json);
        if (!namesFields(text)) expect(out).toBe(text);
      }),
    );
  });
});
