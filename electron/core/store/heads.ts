import type { SQLOutputValue } from 'node:sqlite';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { CountedDatabase } from './counted-database.ts';
import { learnHeads, type HeadField, type HeadFacts, type SharedHead } from './learn-heads.ts';

/** Requests with near ids share their heads: once they are deleted, nothing else has to be looked at. */
const requestsPerSpan = 512;

/** Heads that the requests of a span may share. */
const headsPerSpan = 64;

/** A longer head is not shared. In characters. */
const longestHead = 2_048;

/** Joins the head `h` of `requests r`, which is absent where a row has all of its head by itself. */
export const joinHead = `LEFT JOIN heads h ON h.place = r.id / ${requestsPerSpan} * ${headsPerSpan} + r.head`;

/** Columns of `requests r` and its head. */
export const headColumns = {
  method: 'coalesce(r.method, h.method)',
  url: 'coalesce(r.url, h.url)',
} as const;

/** All facts of `requests r` except its body, with its head as `headOf` reads it. */
export const factColumns = `r.id, r.received_at, r.ended_at, r.via, r.peer, r.method, r.url, r.http_version, r.headers,
  r.trailers, r.body_bytes, r.body_sha256, r.body_ended, r.stray, r.broken_code, r.broken_reason, r.head, r.digest,
  h.pairs AS head_pairs, h.method AS head_method, h.url AS head_url,
  h.http_version AS head_version`;

/** The columns of a request's head. */
export interface HeadOfRow extends Omit<HeadFacts, 'headers'> {
  /** The number of its head within its span, `null` without one. */
  readonly head: number | null;
  readonly headers: string;
}

export interface HeadWrites {
  /**
   * Stores the head that a request shares with others, where there is one. Noise shares none: its bytes are counted. To be
   * called within a transaction.
   */
  readonly columnsOf: (id: number, head: HeadFacts, isNoise: boolean) => HeadOfRow;
  /** Deletes the heads that no request has any more. To be called after some were deleted, within the transaction. */
  readonly sweep: (ids: readonly number[]) => void;
}

/** The heads that are stored for one span, by their text. */
interface Span {
  readonly number: number;
  readonly heads: ReadonlyMap<string, number>;
}

export function prepareHeadWrites({
  database,
  transactional,
}: Pick<CountedDatabase, 'database' | 'transactional'>): HeadWrites {
  const select = database.prepare('SELECT * FROM heads WHERE place BETWEEN ? AND ?');
  const insert = database.prepare('INSERT INTO heads VALUES (?, ?, ?, ?, ?)');
  const deleteUnused = database.prepare(`DELETE FROM heads WHERE place BETWEEN ?1 * ${headsPerSpan}
      AND ?1 * ${headsPerSpan} + ${headsPerSpan - 1}
    AND NOT EXISTS (SELECT 1 FROM requests r WHERE r.head = heads.place - ?1 * ${headsPerSpan}
      AND r.id BETWEEN ?1 * ${requestsPerSpan} AND ?1 * ${requestsPerSpan} + ${requestsPerSpan - 1})`);
  const present = transactional<Span | null>(null);
  const learned = learnHeads();
  const texts = new WeakMap<SharedHead, string>();

  function textOf(shared: SharedHead): string {
    const known = texts.get(shared);
    if (known !== undefined) return known;
    const text = headText(shared.method, shared.url, shared.httpVersion, shared.pairs);
    texts.set(shared, text);
    return text;
  }

  function spanOf(number: number): Span {
    const span = present.get();
    if (span?.number === number) return span;
    const first = number * headsPerSpan;
    const heads = new Map(
      select
        .all(first, first + headsPerSpan - 1)
        .map((row) => [
          headText(row['method'], row['url'], row['http_version'], row['pairs']),
          Number(row['place']) - first,
        ]),
    );
    const read: Span = { number, heads };
    present.set(read);
    return read;
  }

  /** The number of a head within a span, `null` where the span has room for no other. */
  function numberIn({ number, heads }: Span, shared: SharedHead): number | null {
    const text = textOf(shared);
    const known = heads.get(text);
    if (known !== undefined) return known;
    const taken = new Set(heads.values());
    const free = Array.from({ length: headsPerSpan }, (_, n) => n).find((n) => !taken.has(n));
    if (free === undefined || text.length > longestHead) return null;
    const { method, url, httpVersion, pairs } = shared;
    insert.run(number * headsPerSpan + free, pairs, method, url, httpVersion);
    present.set({ number, heads: new Map(heads).set(text, free) });
    return free;
  }

  return {
    columnsOf: (id, request, isNoise) => {
      const split = isNoise ? null : learned.split(request);
      const span = split && spanOf(Math.floor(id / requestsPerSpan));
      const head = span && numberIn(span, split.shared);
      const { method, url, httpVersion } = request;
      if (split === null || head === null) {
        return { head: null, method, url, httpVersion, headers: JSON.stringify(request.headers) };
      }
      return {
        head,
        method: null,
        url: split.shared.url === null ? url : null,
        httpVersion: null,
        headers: JSON.stringify(split.values),
      };
    },
    sweep: (ids) => {
      const spans = new Set(ids.map((id) => Math.floor(id / requestsPerSpan)));
      for (const span of spans) deleteUnused.run(span);
      if (spans.has(present.get()?.number ?? -1)) present.set(null);
    },
  };
}

function headText(...parts: readonly (SQLOutputValue | undefined)[]): string {
  return JSON.stringify(parts);
}

/** Fields of heads that were parsed lately, by their JSON: a page of requests mostly has one. */
const parsed = new Map<string, readonly HeadField[]>();
const mostParsed = 256;

/** The head of a row with `factColumns`. */
export function headOf(row: Readonly<Record<string, SQLOutputValue>>): HeadFacts {
  const text = (own: string, shared: string) => {
    const value = row[own] ?? row[shared];
    return typeof value === 'string' ? value : null;
  };
  return {
    method: text('method', 'head_method'),
    url: text('url', 'head_url'),
    httpVersion: text('http_version', 'head_version'),
    headers: headersOf(row),
  };
}

/** Written by this store alone, so its structure is known. */
function headersOf(row: Readonly<Record<string, SQLOutputValue>>): HeaderPairs {
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
