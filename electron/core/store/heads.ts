import type { SQLOutputValue } from 'node:sqlite';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { CountedDatabase } from './counted-database.ts';
import { learnHeads } from './learn-heads.ts';

/** Requests with near ids share their heads: once they are deleted, nothing else has to be looked at. */
const requestsPerSpan = 512;

/** Heads that the requests of a span may share. */
const headsPerSpan = 64;

/** A longer head is not shared. In characters of its JSON. */
const longestHead = 2_048;

/** Joins the head `h` of `requests r`, which is absent where a row has its header fields by itself. */
export const joinHead = `LEFT JOIN heads h ON h.place = r.id / ${requestsPerSpan} * ${headsPerSpan} + r.head`;

/** All columns of `requests r` with its head, as `headersOf` reads them. */
export const factColumns = 'r.*, h.pairs AS head_pairs';

/** A field of a head: its name, and its value where all requests with the head have the same. */
export type HeadField = readonly [name: string, value?: string];

/** The columns of a request's header fields. */
export interface HeaderColumns {
  /** The number of its head within its span, `null` without one. */
  readonly head: number | null;
  readonly headers: string;
}

export interface HeadWrites {
  /** Stores the head that a request shares with others, where there is one. Noise shares none: its bytes are counted. To be called within a transaction. */
  readonly columnsOf: (id: number, headers: HeaderPairs, isNoise: boolean) => HeaderColumns;
  /** Deletes the heads that no request has any more. To be called after some were deleted, within the transaction. */
  readonly sweep: (ids: readonly number[]) => void;
}

/** The heads that are stored for one span, by their JSON. */
interface Span {
  readonly number: number;
  readonly heads: ReadonlyMap<string, number>;
}

export function prepareHeadWrites({
  database,
  transactional,
}: Pick<CountedDatabase, 'database' | 'transactional'>): HeadWrites {
  const select = database.prepare('SELECT place, pairs FROM heads WHERE place BETWEEN ? AND ?');
  const insert = database.prepare('INSERT INTO heads VALUES (?, ?)');
  const deleteUnused = database.prepare(`DELETE FROM heads WHERE place BETWEEN ?1 * ${headsPerSpan}
      AND ?1 * ${headsPerSpan} + ${headsPerSpan - 1}
    AND NOT EXISTS (SELECT 1 FROM requests r WHERE r.head = heads.place - ?1 * ${headsPerSpan}
      AND r.id BETWEEN ?1 * ${requestsPerSpan} AND ?1 * ${requestsPerSpan} + ${requestsPerSpan - 1})`);
  const present = transactional<Span | null>(null);
  const learned = learnHeads();

  function spanOf(number: number): Span {
    const span = present.get();
    if (span?.number === number) return span;
    const first = number * headsPerSpan;
    const stored = select.all(first, first + headsPerSpan - 1);
    const heads = new Map(
      stored.map((row) => [String(row['pairs']), Number(row['place']) - first]),
    );
    const read: Span = { number, heads };
    present.set(read);
    return read;
  }

  /** The number of a head within a span, `null` where the span has room for no other. */
  function numberIn({ number, heads }: Span, pairs: string): number | null {
    const known = heads.get(pairs);
    if (known !== undefined) return known;
    const taken = new Set(heads.values());
    const free = Array.from({ length: headsPerSpan }, (_, n) => n).find((n) => !taken.has(n));
    if (free === undefined) return null;
    insert.run(number * headsPerSpan + free, pairs);
    present.set({ number, heads: new Map(heads).set(pairs, free) });
    return free;
  }

  return {
    columnsOf: (id, headers, isNoise) => {
      const shared = isNoise ? null : learned.headOf(headers);
      if (shared !== null && shared.pairs.length <= longestHead) {
        const head = numberIn(spanOf(Math.floor(id / requestsPerSpan)), shared.pairs);
        if (head !== null) return { head, headers: JSON.stringify(shared.rest) };
      }
      return { head: null, headers: JSON.stringify(headers) };
    },
    sweep: (ids) => {
      const spans = new Set(ids.map((id) => Math.floor(id / requestsPerSpan)));
      for (const span of spans) deleteUnused.run(span);
      if (spans.has(present.get()?.number ?? -1)) present.set(null);
    },
  };
}

/** Heads that were parsed lately, by their JSON: a page of requests mostly has one. */
const parsed = new Map<string, readonly HeadField[]>();
const mostParsed = 256;

/** The header fields of a row with `factColumns`. */
export function headersOf(row: Readonly<Record<string, SQLOutputValue>>): HeaderPairs {
  const own = JSON.parse(String(row['headers'])) as unknown;
  if (typeof row['head'] !== 'number') return own as HeaderPairs;
  const values = own as readonly string[];
  let next = 0;
  return fieldsOf(String(row['head_pairs'])).map(([name, value]) => [
    name,
    value ?? values[next++] ?? '',
  ]);
}

function fieldsOf(pairs: string): readonly HeadField[] {
  const known = parsed.get(pairs);
  if (known !== undefined) return known;
  const fields = JSON.parse(pairs) as readonly HeadField[];
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(pairs, fields);
  return fields;
}
