import { describe, expect, it } from 'vitest';
import { compareHeaders } from '../../../electron/core/compare/compare-headers.ts';
import type { HeaderPairs } from '../../../shared/request.ts';

const base: HeaderPairs = [
  ['Host', 'a.example'],
  ['X-One', '1'],
  ['Via', 'first'],
  ['Via', 'second'],
];

const kinds = (right: HeaderPairs) => {
  const { changes, isReordered } = compareHeaders(base, right);
  return {
    changes: changes.map(({ is, after, before }) => `${is} ${(after ?? before)?.name}`),
    isReordered,
  };
};

describe('the headers of two requests', () => {
  it('are the same as themselves', () => {
    expect(kinds(base)).toEqual({ changes: [], isReordered: false });
  });

  it('differ only in their order', () => {
    expect(kinds([...base.slice(1), ...base.slice(0, 1)])).toEqual({
      changes: [],
      isReordered: true,
    });
  });

  it('differ only in the spelling of a name', () => {
    expect(kinds(base.map(([name, value]) => [name.toLowerCase(), value]))).toEqual({
      changes: ['spelling host', 'spelling x-one', 'spelling via'],
      isReordered: false,
    });
  });

  it('differ in a value, a field more and a field less, without another order', () => {
    const right: HeaderPairs = [
      ['New', ''],
      ['Host', 'b.example'],
      ['Via', 'first'],
      ['Via', 'second'],
    ];
    expect(kinds(right)).toEqual({
      changes: ['added New', 'changed Host', 'removed X-One'],
      isReordered: false,
    });
  });

  it('differ in the repeats of a field, and in the order of its values', () => {
    expect(kinds(base.slice(0, 3)).changes).toEqual(['repeats Via']);
    const swapped = compareHeaders(base, [
      ...base.slice(0, 2),
      ['Via', 'second'],
      ['Via', 'first'],
    ]);
    expect(swapped.changes).toEqual([
      {
        is: 'changed',
        before: { name: 'Via', values: ['first', 'second'] },
        after: { name: 'Via', values: ['second', 'first'] },
      },
    ]);
  });
});
