import { describe, expect, it } from 'vitest';
import {
  minWidth,
  widthAfterKey,
  storedWidth,
  widthWithin,
} from '../../../renderer/ui/split-width.ts';

describe('the split', () => {
  it('leaves room for both sides', () => {
    expect(widthWithin(5000, 1280)).toBe(1280 - minWidth.second);
    expect(widthWithin(-5, 1280)).toBe(minWidth.first);
  });

  it('moves on the keys of a separator only', () => {
    expect(widthAfterKey('ArrowRight', 420, 1280)).toBe(436);
    expect(widthAfterKey('ArrowLeft', 420, 1280)).toBe(404);
    expect(widthAfterKey('Home', 420, 1280)).toBe(minWidth.first);
    expect(widthAfterKey('End', 420, 1280)).toBe(1280 - minWidth.second);
    expect(widthAfterKey('a', 420, 1280)).toBeNull();
  });

  it('reads a stored width, and ignores an invalid one', () => {
    expect(storedWidth('500')).toBe(500);
    expect(storedWidth('wide')).toBe(storedWidth(null));
  });
});
