import type { Filter, RequestScope } from '../../shared/contract/arguments.ts';
import { indexOfRequest } from './list-view.ts';
import type { ListView } from './list-view.ts';

/**
 * Several selected requests. They are requests, not places: rows that come and go don't change which ones are selected.
 * - `named`: some, by their ids.
 * - `all`: all that a filter shows, without those that are newer than `upTo`. The inspector knows their ids.
 */
export type Many =
  | {
      readonly is: 'named';
      readonly ids: ReadonlySet<number>;
      /** The request from which a range is extended. */
      readonly anchor: number;
      /** Whether they are every row from the anchor to the focused request. */
      readonly isRange: boolean;
      /** Whether the range was longer than what can be named. */
      readonly isCut: boolean;
    }
  | {
      readonly is: 'all';
      readonly filter: Filter;
      readonly upTo: number;
      /** `null` while the rows are being counted. */
      readonly count: number | null;
    };

/** @param focused the request that the detail shows. */
export function isSelected(id: number, many: Many | null, focused: number | null): boolean {
  if (many === null) return id === focused;
  return many.is === 'all' ? id <= many.upTo : many.ids.has(id);
}

/** @returns how many; `null` while they are being counted. */
export function countOfMany(many: Many): number | null {
  return many.is === 'all' ? many.count : many.ids.size;
}

/** How many requests a scope has; `null` while they are being counted. */
export function countOfScope(scope: RequestScope, many: Many | null): number | null {
  if ('ids' in scope) return scope.ids.length;
  return many === null ? null : countOfMany(many);
}

/** What the inspector is told of the selection; `null` when nothing is selected. */
export function scopeOf(many: Many | null, focused: number | null): RequestScope | null {
  if (many?.is === 'all') return { filter: many.filter, upTo: many.upTo };
  // In the order of the list: newest first.
  if (many?.is === 'named') return { ids: [...many.ids].sort((a, b) => b - a) };
  return focused === null ? null : { ids: [focused] };
}

/** The two selected requests, the older one first; `null` when there are not exactly two. */
export function pairOf(many: Many | null): readonly [number, number] | null {
  if (many?.is !== 'named' || many.ids.size !== 2) return null;
  const [older, newer] = [...many.ids].sort((a, b) => a - b);
  return older === undefined || newer === undefined ? null : [older, newer];
}

/** The ids of the rows from one index to another; `null` when a row between them is not loaded. */
function loadedIds(rows: ListView['rows'], one: number, other: number): readonly number[] | null {
  const ids: number[] = [];
  for (let index = Math.min(one, other); index <= Math.max(one, other); index += 1) {
    const row = rows.get(index);
    if (row === undefined) return null;
    ids.push(row.id);
  }
  return ids;
}

/**
 * A range after its end moved to another row, as far as the loaded rows tell it. The list is in the order of ids.
 *
 * @param from the request at which the range ended so far, and its index.
 * @returns `null` when a row in between is not loaded.
 */
export function extendedRange(
  many: Many | null,
  rows: ListView['rows'],
  anchor: number,
  from: { readonly id: number; readonly index: number },
  to: { readonly id: number; readonly index: number },
): ReadonlySet<number> | null {
  const isBetween = (id: number) => id >= Math.min(anchor, to.id) && id <= Math.max(anchor, to.id);
  const known = many?.is === 'named' && many.isRange && !many.isCut ? many.ids : null;
  const added = known === null && anchor !== from.id ? null : loadedIds(rows, from.index, to.index);
  if (added !== null) return new Set([...(known ?? []), ...added].filter(isBetween));
  const anchorIndex = indexOfRequest(anchor, rows);
  const whole = anchorIndex === null ? null : loadedIds(rows, anchorIndex, to.index);
  return whole === null ? null : new Set(whole);
}
