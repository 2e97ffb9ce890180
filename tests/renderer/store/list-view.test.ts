import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowHeights, visibleRows } from '../../../renderer/store/geometry.ts';
import {
  emptyView,
  fromAnswer,
  isCovered,
  indexOfRequest,
  rowShift,
  rowsToLoad,
  withAnswer,
} from '../../../renderer/store/list-view.ts';
import type { ListView, LoadRange } from '../../../renderer/store/list-view.ts';
import type { Rows } from '../../../shared/summary.ts';
import { listOf, rowsOf } from '../rows.ts';

const rowHeight = rowHeights.comfortable;

const height = 10 * rowHeight;

/** A list of `total` rows that stands at row `at`, with everything around it known. */
function standing(total: number, at: number): ListView {
  const view = { ...emptyView, height, total, top: at * rowHeight };
  return withAnswer(view, rowsOf(total, rowsToLoad(view)), 0);
}

/** The view after an answer that tells where what is seen stands. */
function answered(view: ListView, asked: LoadRange, answer: Rows): ListView {
  const shift = rowShift(view, asked, answer);
  if (shift === null) throw new Error('The answer does not tell.');
  return withAnswer(view, answer, shift);
}

/** The ids that are seen, from above. */
function seen(view: ListView): readonly (number | undefined)[] {
  const { from, to } = visibleRows(view);
  return Array.from({ length: to - from }, (_, offset) => view.rows.get(from + offset)?.id);
}

describe('the view of the list', () => {
  it('loads the top first', () => {
    expect(rowsToLoad({ ...emptyView, height })).toEqual({ from: 0, count: 60 });
  });

  it('loads some rows above and below the visible ones', () => {
    expect(rowsToLoad({ ...emptyView, height, total: 1000, top: 200 * rowHeight })).toEqual({
      from: 150,
      count: 110,
    });
  });

  it('shows new rows to a reader at the top', () => {
    const list = listOf(100);
    const view = standing(100, 0);
    const asked = rowsToLoad(view);
    list.come(3);
    const next = answered(view, asked, list.answer(asked));
    expect(next).toMatchObject({ top: 0, total: 103, fresh: 0 });
    expect(seen(next)[0]).toBe(103);
  });

  it('keeps the visible rows in place, whatever is added above and removed elsewhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 3_000 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.array(
          fc.record({
            come: fc.integer({ min: 0, max: 200 }),
            trim: fc.integer({ min: 0, max: 200 }),
            /** The question was on its way when they came. */
            early: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        (total, share, turns) => {
          const list = listOf(total);
          const before = standing(total, Math.max(1, Math.floor(share * (total - 10))));
          let view = before;
          let came = 0;
          const oldest = Math.min(...seen(before).map((id) => id ?? Infinity));
          for (const { come, trim, early } of turns) {
            const asked = rowsToLoad(view);
            if (early) view = answered(view, asked, list.answer(asked));
            const again = rowsToLoad(view);
            list.come(come);
            came += come;
            // What is seen stays in the list.
            list.trim(
              Math.min(
                trim,
                Math.max(
                  0,
                  list.ids().indexOf(oldest) === -1
                    ? 0
                    : list.ids().length - list.ids().indexOf(oldest) - 1,
                ),
              ),
            );
            view = answered(view, again, list.answer(again));
          }
          expect(seen(view)).toEqual(seen(before));
          expect(view.fresh).toBe(came);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps the visible rows in place when rows above them are removed', () => {
    const list = listOf(100);
    const view = standing(100, 40);
    const asked = rowsToLoad(view);
    list.go([99, 98, 70]);
    const next = answered(view, asked, list.answer(asked));
    expect(seen(next)).toEqual(seen(view));
    expect(next.top).toBe(37 * rowHeight);
  });

  it('closes the gap when the first visible row is removed', () => {
    const list = listOf(100);
    const view = standing(100, 40);
    const asked = rowsToLoad(view);
    list.go([60]);
    const next = answered(view, asked, list.answer(asked));
    expect(seen(next).slice(1)).toEqual(seen(view).slice(1));
  });

  it('keeps its place when all visible rows are removed', () => {
    const list = listOf(100);
    const view = standing(100, 40);
    const asked = rowsToLoad(view);
    list.go(seen(view).map((id) => id ?? 0));
    const next = answered(view, asked, list.answer(asked));
    expect(next.top).toBe(40 * rowHeight);
    expect(seen(next)[0]).toBe(50);
  });

  it('scrolls up when the list has become shorter than its place', () => {
    const next = withAnswer(standing(100, 80), rowsOf(20, { from: 0, count: 20 }), 0);
    expect(next.top).toBe(10 * rowHeight);
    expect(isCovered(next)).toBe(true);
  });

  it('holds only the rows around the visible ones', () => {
    let view = standing(1_000_000, 0);
    for (let at = 0; at < 5000; at += 40) {
      view = { ...view, top: at * rowHeight };
      view = withAnswer(view, rowsOf(view.total, rowsToLoad(view)), 0);
    }
    expect(view.rows.size).toBeLessThanOrEqual(620);
    expect(isCovered(view)).toBe(true);
  });

  it('adds rows below while they are being counted', () => {
    const uncounted = { ...rowsOf(1000, { from: 0, count: 60 }), total: 60, counted: false };
    const view = fromAnswer(uncounted, { height, rowHeight });
    expect(view).toMatchObject({ total: 60, counted: false });
    const next = withAnswer(view, rowsOf(1000, rowsToLoad(view)), 0);
    expect(next).toMatchObject({ top: 0, total: 1000, fresh: 0, counted: true });
    expect(seen(next)).toEqual(seen(view));
  });

  it('starts another filter at its top', () => {
    const view = fromAnswer(rowsOf(7, { from: 0, count: 50 }), { height, rowHeight });
    expect(view).toMatchObject({ top: 0, total: 7, fresh: 0 });
    expect(indexOfRequest(7, view.rows)).toBe(0);
    expect(indexOfRequest(99, view.rows)).toBeNull();
  });
});
