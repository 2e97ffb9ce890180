import { describe, expect, it } from 'vitest';
import { inOrder, shownIndex } from '../../../renderer/header/strips/strip-order.ts';

const strips = [
  { id: 'saved', severity: 'ok' },
  { id: 'rule', severity: 'warning' },
  { id: 'path', severity: 'warning' },
  { id: 'tunnel', severity: 'error' },
  { id: 'test', severity: 'ok', isAnswer: true },
] as const;

const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);

describe('the strips', () => {
  it('begin with the answer to what the user did, then the most serious', () => {
    expect(ids(inOrder(strips))).toEqual(['test', 'tunnel', 'rule', 'path', 'saved']);
  });

  it('show the one that was stepped to, until another comes', () => {
    const [, ...ordered] = inOrder(strips);
    const choice = { id: 'path', among: ids(ordered) };
    expect(shownIndex(ordered, null)).toBe(0);
    expect(shownIndex(ordered, choice)).toBe(2);
    expect(shownIndex(inOrder(strips), choice)).toBe(0);
  });

  it('show the most serious when the one that was stepped to is gone', () => {
    const left = inOrder(strips).filter(({ id }) => id !== 'path');
    expect(shownIndex(left, { id: 'path', among: ids(inOrder(strips)) })).toBe(0);
  });
});
