import { describe, expect, it } from 'vitest';
import { filterHeaders, headerLines } from '../../../../renderer/detail/headers/header-lines.ts';

const headers = [
  ['X-Thing', 'one'],
  ['x-thing', 'Two'],
  ['Host', 'a.example'],
] as const;

describe('header lines', () => {
  it('keep order, spelling and duplicates', () => {
    expect(headerLines(headers)).toBe('X-Thing: one\nx-thing: Two\nHost: a.example');
  });

  it('are found by name or value, in either case', () => {
    expect(filterHeaders(headers, ' THING ')).toHaveLength(2);
    expect(filterHeaders(headers, 'two')).toEqual([['x-thing', 'Two']]);
    expect(filterHeaders(headers, ' ')).toBe(headers);
  });
});
