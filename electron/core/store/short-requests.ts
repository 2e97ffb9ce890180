import type { DatabaseSync } from 'node:sqlite';
import { isFieldName, type CapturedRequest, type HeaderPairs } from '../../../shared/request.ts';
import { bodyColumn } from './bodies.ts';
import { factColumns, joinHead } from './heads.ts';
import { requestOf } from './rows.ts';

/** The longest body that is short, in bytes: it is read along with its request. */
export const shortBodyBytes = 64 * 1024;

/** This many header fields are checked within a few milliseconds, however long each is. */
const maxHeaderFields = 1_000;

/** Whether a request is read within a few milliseconds. With a content coding, a few bytes may decode to any number. */
export function isShortRequest({ body, headers }: CapturedRequest): boolean {
  if (headers.length > maxHeaderFields) return false;
  if (body.bytes === 0) return true;
  return body.bytes <= shortBodyBytes && !headers.some(namesCoding);
}

function namesCoding([name, value]: HeaderPairs[number]): boolean {
  return isFieldName(name, 'content-encoding') && !/^\s*(?:identity\s*)?$/i.test(value);
}

export interface RequestWithShortBody {
  readonly request: CapturedRequest;
  /** `null` for a longer body. */
  readonly body: Uint8Array | null;
}

/**
 * Reads many requests with their short bodies, in the order of their ids, without those that are deleted. Ids that are
 * close together are read as one range, which costs a fraction of a look-up for each.
 */
export function readWithShortBodies(
  database: DatabaseSync,
): (ids: readonly number[]) => readonly RequestWithShortBody[] {
  const select = database.prepare(`SELECT ${factColumns},
      iif(r.body_bytes <= ${shortBodyBytes}, ${bodyColumn('r')}, NULL) AS body
    FROM requests r ${joinHead} WHERE r.id BETWEEN ? AND ? ORDER BY r.id`);

  function readRange(first: number, last: number): RequestWithShortBody[] {
    return select
      .all(first, last)
      .map((row) => ({ request: requestOf(row), body: row['body'] as Uint8Array | null }));
  }

  return (ids) => {
    const ranges = rangesOf(ids);
    const read = ranges.flatMap(([first, last]) => readRange(first, last));
    const covered = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    if (covered === ids.length) return read;
    const wanted = new Set(ids);
    return read.filter(({ request }) => wanted.has(request.id));
  };
}

/** Ranges that cover the ids: one ends where the next id is more than `maxGap` further. */
function rangesOf(ids: readonly number[]): readonly [first: number, last: number][] {
  const ranges: [number, number][] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && id - last[1] <= maxGap) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
}

const maxGap = 4;
