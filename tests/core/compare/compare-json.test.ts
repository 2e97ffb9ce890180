import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareJson } from '../../../electron/core/compare/compare-json.ts';
import type { ComparedValue, FieldChange } from '../../../shared/comparison.ts';

/** Each change in one line: `changed /a 1 → 2`. */
function changes(left: string, right: string): readonly string[] {
  return compareJson(left, right).changes.map(({ is, before, after }) =>
    [is, pathOf(before, after), `${before?.text ?? '-'} → ${after?.text ?? '-'}`].join(' '),
  );
}

function pathOf(before: ComparedValue | null, after: ComparedValue | null): string {
  const [one, other] = [before?.path, after?.path];
  return one === other || one === undefined ? (other ?? '') : (other ?? one);
}

describe('the fields of two JSON bodies', () => {
  it.each([
    ['another order of names', '{"a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1}'],
    ['white space', '{"a":[1,2]}', ' {\n"a" : [ 1, 2 ] }\n'],
    ['another way to escape', String.raw`{"a":"é\/"}`, '{"a":"é/"}'],
    ['elements whose names have another order', '[{"a":1,"b":2}]', '[{"b":2,"a":1}]'],
    ['nothing at all', '{}', '{}'],
  ])('are the same after %s', (_, left, right) => {
    expect(changes(left, right)).toEqual([]);
  });

  it.each([
    ['a value', '{"a":1}', '{"a":2}', ['changed /a 1 → 2']],
    ['the text of a number', '{"a":1.0}', '{"a":1}', ['changed /a 1.0 → 1']],
    ['digits that a double loses', '[90071992547409931]', '[90071992547409932]', undefined],
    ['a type', '{"a":"1"}', '{"a":1}', ['type /a 1 → 1']],
    ['null in place of a text', '{"a":null}', '{"a":""}', ['type /a null → ']],
    ['a field more', '{"a":1}', '{"b":2,"a":1}', ['added /b - → 2']],
    ['a field less', '{"a":1,"b":[2]}', '{"a":1}', ['removed /b [2] → -']],
    ['a value within', '{"a":{"b~/c":[0,{"d":1}]}}', '{"a":{"b~/c":[0,{"d":2}]}}', undefined],
    ['an element at the beginning', '[1,2,3]', '[0,1,2,3]', ['added /0 - → 0']],
    ['an element in the middle', '["a","b","c"]', '["a","c"]', ['removed /1 b → -']],
    ['one element among others', '["a","b","c"]', '["a","x","c"]', ['changed /1 b → x']],
    ['only the order of elements', '{"l":[1,2]}', '{"l":[2,1]}', ['reordered /l [1,2] → [2,1]']],
    ['the whole', '1', '[]', ['type  1 → []']],
    ['a repeated name less', '{"a":1,"a":2}', '{"a":2}', ['removed /a 1 → -']],
    ['the last of repeated names', '{"a":1,"a":2}', '{"a":1,"a":3}', ['changed /a 2 → 3']],
    ['a name of the prototype', '{"__proto__":1}', '{"__proto__":2}', ['changed /__proto__ 1 → 2']],
  ])('differ in %s', (_, left, right, expected) => {
    const found = changes(left, right);
    if (expected === undefined) expect(found).toHaveLength(1);
    else expect(found).toEqual(expected);
  });

  it('have JSON pointers for values within', () => {
    expect(changes('{"a":{"b~/c":[0,{"d":1}]}}', '{"a":{"b~/c":[0,{"d":2}]}}')).toEqual([
      'changed /a/b~0~1c/1/d 1 → 2',
    ]);
  });

  it('show long texts around their first difference', () => {
    const long = (end: string) => JSON.stringify({ html: `${'x'.repeat(50_000)}${end}` });
    const [change] = compareJson(long('one'), long('two')).changes;
    expect(change?.before?.text).toMatch(/^x{100}one$/);
    expect(change?.after?.text).toMatch(/^x{100}two$/);
    expect(change?.after).toMatchObject({ from: 49_900, length: 50_003 });
  });

  it('are listed up to a limit, and counted beyond it', () => {
    const numbers = (start: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [i, i + start])));
    const found = compareJson(numbers(0), numbers(1));
    expect(found.changes).toHaveLength(500);
    expect(found.total).toBe(3_000);
  });

  it('are compared at any depth, the deepest ones as they are written', () => {
    const nested = (value: string) => `${'['.repeat(200_000)}${value}${']'.repeat(200_000)}`;
    expect(compareJson(nested('1'), nested('2'))).toMatchObject({ total: 1, isCut: false });
    expect(compareJson(nested('1'), nested('1')).total).toBe(0);
  });
});

const json = fc.jsonValue({ maxDepth: 4 });
const written = json.map((value) => JSON.stringify(value));

const mirrored = ({ is, before, after }: FieldChange): FieldChange => ({
  is: is === 'added' ? 'removed' : is === 'removed' ? 'added' : is,
  before: after,
  after: before,
});

const asSet = (found: readonly FieldChange[]) => found.map((one) => JSON.stringify(one)).sort();

describe('any JSON', () => {
  it('does not differ from itself, however its names are ordered and spaced', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value);
        expect(compareJson(text, text).total).toBe(0);
        expect(compareJson(text, JSON.stringify(reversed(value), null, 2)).total).toBe(0);
      }),
    );
  });

  it('differs from other JSON as that differs from it', () => {
    fc.assert(
      fc.property(written, written, (left, right) => {
        const there = compareJson(left, right).changes;
        const back = compareJson(right, left).changes;
        expect(asSet(back.map(mirrored))).toEqual(asSet(there));
      }),
    );
  });

  it('differs exactly when its values do', () => {
    fc.assert(
      fc.property(written, written, (left, right) => {
        const isSame = sorted(JSON.parse(left)) === sorted(JSON.parse(right));
        expect(compareJson(left, right).total === 0).toBe(isSame);
      }),
    );
  });
});

/** The same value, the names of each object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, reversed(inner)] as const)
      .toReversed(),
  );
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([name, inner]) => `${JSON.stringify(name)}:${sorted(inner)}`,
  );
  return `{${entries.sort().join()}}`;
}
