import type { DatabaseSync } from 'node:sqlite';
import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';
import { requestOf } from './rows.ts';

/** Bytes of a body that is read along with its request. */
export const shortBodyBytes = 64 * 1024;

/** Header fields that are looked through within a few milliseconds, however often. */
const fewHeaders = 1_000;

/** Whether a request is read within a few milliseconds. A content coding may hide any number of bytes in a few. */
export function isShortRequest({ body, headers }: CapturedRequest): boolean {
  if (headers.length > fewHeaders) return false;
  if (body.bytes === 0) return true;
  return body.bytes <= shortBodyBytes && !headers.some(namesCoding);
}

function namesCoding([name, value]: HeaderPairs[number]): boolean {
  return name.toLowerCase() === 'content-encoding' && !/^\s*(?:identity\s*)?$/i.test(value);
}

export interface RequestWithShortBody {
  readonly request: CapturedRequest;
  /** `null` for a longer body. */
  readonly body: Uint8Array | null;
}

/**
 * Reads many requests at once, in the order of their ids, without those that are not there any more. Ids that lie
 * close together are read as one stretch, which costs a fraction of looking each up.
 */
export function readWithShortBodies(
  database: DatabaseSync,
): (ids: readonly number[]) => readonly RequestWithShortBody[] {
  const requests = database.prepare('SELECT * FROM requests WHERE id BETWEEN ? AND ? ORDER BY id');
  const bodies = database.prepare(
    `SELECT id, bytes FROM bodies WHERE id BETWEEN ? AND ? AND length(bytes) <= ${shortBodyBytes}`,
  );

  function readStretch(first: number, last: number): RequestWithShortBody[] {
    const bytes = new Map(bodies.all(first, last).map((row) => [row['id'], row['bytes']]));
    return requests.all(first, last).map((row) => ({
      request: requestOf(row),
      body: (bytes.get(row['id'] ?? null) as Uint8Array | undefined) ?? null,
    }));
  }

  return (ids) => {
    const wanted = new Set(ids);
    return stretchesOf(ids)
      .flatMap(([first, last]) => readStretch(first, last))
      .filter(({ request }) => wanted.has(request.id));
  };
}

/** The stretches that cover some ids, and few others: one ends where more than `farApart` numbers are missing. */
function stretchesOf(ids: readonly number[]): readonly [first: number, last: number][] {
  const stretches: [number, number][] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last !== undefined && id - last[1] <= farApart) last[1] = id;
    else stretches.push([id, id]);
  }
  return stretches;
}

const farApart = 4;
