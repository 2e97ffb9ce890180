import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowHeight, visibleRows } from '../../../renderer/store/geometry.ts';
import {
  emptyView,
  fromAnswer,
  isCovered,
  placeOf,
  wantedRows,
  withAnswer,
} from '../../../renderer/store/list-view.ts';
import type { ListView } from '../../../renderer/store/list-view.ts';
import { rowsOf } from '../rows.ts';

const height = 10 * rowHeight;

/** A list of `total` rows that stands at row `at`, with everything around it known. */
function standing(total: number, at: number): ListView {
  const view = { ...emptyView, height, total, top: at * rowHeight };
  return withAnswer(view, rowsOf(total, wantedRows(view)), false);
}

/** The ids that are seen, from above. */
function seen(view: ListView): readonly (number | undefined)[] {
  const { from, to } = visibleRows(view);
  return Array.from({ length: to - from }, (_, offset) => view.rows.get(from + offset)?.id);
}

describe('the view of the list', () => {
  it('asks for the top before anything is known', () => {
    expect(wantedRows({ ...emptyView, height })).toEqual({ from: 0, count: 60 });
  });

  it('asks for some rows above and below those that are seen', () => {
    expect(wantedRows({ ...emptyView, height, total: 1000, top: 200 * rowHeight })).toEqual({
      from: 150,
      count: 110,
    });
  });

  it('shows new rows to a reader at the top', () => {
    const view = standing(100, 0);
    const next = withAnswer(view, rowsOf(103, wantedRows(view)), false);
    expect(next).toMatchObject({ top: 0, total: 103, fresh: 0 });
    expect(seen(next)[0]).toBe(103);
  });

  it('keeps a reader at the top in place while a request is chosen', () => {
    const view = standing(100, 0);
    const next = withAnswer(view, rowsOf(103, wantedRows(view)), true);
    expect(next).toMatchObject({ top: 3 * rowHeight, fresh: 3 });
    expect(seen(next)).toEqual(seen(view));
  });

  it('keeps what is read in place, however many rows come above', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 2_000_000 }),
        fc.double({ min: 0.0001, max: 1, noNaN: true }),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 }),
        (total, share, arrivals) => {
          const before = standing(total, Math.max(1, Math.floor(share * (total - 10))));
          let view = before;
          for (const count of arrivals) {
            // The question was on its way when the rows came.
            const wanted = wantedRows(view);
            view = withAnswer(view, rowsOf(view.total + count, wanted), false);
          }
          expect(seen(view)).toEqual(seen(before));
          expect(view.fresh).toBe(view.total - total);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('forgets what it knew when rows went', () => {
    const view = standing(100, 40);
    const next = withAnswer(
      view,
      { total: 60, from: 0, rows: [], counted: true, fault: null },
      false,
    );
    expect(next.rows.size).toBe(0);
    expect(next.top).toBe(40 * rowHeight);
  });

  it('comes up when the list has become shorter than where it stood', () => {
    const next = withAnswer(standing(100, 80), rowsOf(20, { from: 0, count: 20 }), false);
    expect(next.top).toBe(10 * rowHeight);
    expect(isCovered(next)).toBe(true);
  });

  it('keeps no more than the rows around those that are seen', () => {
    let view = standing(1_000_000, 0);
    for (let at = 0; at < 5000; at += 40) {
      view = { ...view, top: at * rowHeight };
      view = withAnswer(view, rowsOf(view.total, wantedRows(view)), false);
    }
    expect(view.rows.size).toBeLessThanOrEqual(620);
    expect(isCovered(view)).toBe(true);
  });

  it('lets what was being counted come below', () => {
    const uncounted = { ...rowsOf(1000, { from: 0, count: 60 }), total: 60, counted: false };
    const view = fromAnswer(uncounted, height);
    expect(view).toMatchObject({ total: 60, counted: false });
    const next = withAnswer(view, rowsOf(1000, wantedRows(view)), true);
    expect(next).toMatchObject({ top: 0, total: 1000, fresh: 0, counted: true });
    expect(seen(next)).toEqual(seen(view));
  });

  it('begins another filter at its top', () => {
    const view = fromAnswer(rowsOf(7, { from: 0, count: 50 }), height);
    expect(view).toMatchObject({ top: 0, total: 7, fresh: 0 });
    expect(placeOf(7, view.rows)).toBe(0);
    expect(placeOf(99, view.rows)).toBeNull();
  });
});
