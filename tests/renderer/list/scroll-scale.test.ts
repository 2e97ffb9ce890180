import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  scrolledHeight,
  scrollOf,
  maxScrolledHeight,
  topAfterScroll,
} from '../../../renderer/list/scroll-scale.ts';
import { maxTop, rowHeights, visibleRows } from '../../../renderer/store/geometry.ts';

const rowHeight = rowHeights.comfortable;

const height = 800;
const million = { total: 1_000_000, height, rowHeight };
const lowestScroll = maxScrolledHeight - height;

describe('the scroll bar', () => {
  it('has the height of the rows while they are not too many', () => {
    const size = { total: 5000, height, rowHeight };
    expect(scrolledHeight(size)).toBe(5000 * rowHeight);
    expect(scrollOf({ ...size, top: 12_345 })).toBe(12_345);
    expect(topAfterScroll({ ...size, top: 0, scroll: 0 }, 12_345)).toBe(12_345);
  });

  it('is never taller than a browser can lay out', () => {
    fc.assert(
      fc.property(fc.nat(), (total) => {
        expect(scrolledHeight({ total, height, rowHeight })).toBeLessThanOrEqual(maxScrolledHeight);
      }),
    );
  });

  it('does not scroll a list that fits', () => {
    expect(scrollOf({ total: 3, height, rowHeight, top: 0 })).toBe(0);
    expect(topAfterScroll({ total: 3, height, rowHeight, top: 0, scroll: 0 }, 5)).toBe(0);
  });

  it('reaches the first and the last of a million rows', () => {
    const end = topAfterScroll({ ...million, top: 0, scroll: 0 }, lowestScroll);
    expect(visibleRows({ ...million, top: end }).to).toBe(1_000_000);
    expect(topAfterScroll({ ...million, top: end, scroll: lowestScroll }, 0)).toBe(0);
  });

  it('moves a million rows by as many pixels as the wheel', () => {
    const top = 20_000_000;
    const scroll = scrollOf({ ...million, top });
    expect(topAfterScroll({ ...million, top, scroll }, scroll + 100)).toBe(top + 100);
    expect(topAfterScroll({ ...million, top, scroll }, scroll - 1)).toBe(top - 1);
  });

  it('moves the list in proportion when the scroll bar is dragged', () => {
    const top = topAfterScroll({ ...million, top: 0, scroll: 0 }, lowestScroll / 2);
    expect(top).toBeCloseTo(maxTop(million) / 2);
  });

  it('can show every row of the longest list', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 50_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...Object.values(rowHeights)),
        (total, share, each) => {
          const size = { total, height, rowHeight: each };
          const top = share * maxTop(size);
          const scroll = scrollOf({ ...size, top });
          expect(scroll).toBeLessThanOrEqual(scrolledHeight(size) - height + 1e-6);
          const other = { ...size, top: 0, scroll: scroll - 2 * height };
          expect(Math.abs(topAfterScroll(other, scroll) - top)).toBeLessThan(1);
        },
      ),
    );
  });
});
