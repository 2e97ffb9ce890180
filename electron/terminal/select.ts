import type { QueryFault } from '../../shared/search.ts';
import { createSearch } from '../core/search/search.ts';
import { BadArguments } from './arguments.ts';
import type { StoredCaptures } from './read-only-store.ts';

/**
 * The requests that a query asks for, newest first.
 *
 * @param query in the language of the search; `null` asks for all.
 * @throws BadArguments when the query can't be understood, with the place.
 */
export async function selectIds(
  { dataDir, ids }: StoredCaptures,
  query: string | null,
): Promise<readonly number[]> {
  if (query === null) return ids();
  const search = createSearch({ dataDir, readOnly: true });
  try {
    const found = await search.all({ text: query, show: 'all' });
    if (found.is === 'fault') throw new BadArguments(pointedAt(query, found.fault));
    return found.is === 'found' ? Array.from(found.ids) : [];
  } finally {
    await search.close();
  }
}

/** The query with the place marked below it, and what is wrong with it. */
function pointedAt(query: string, { at, message }: QueryFault): string {
  const mark = '^'.repeat(Math.max(1, at.end - at.start));
  return `--query ${query}\n${' '.repeat('--query '.length + at.start)}${mark}\n${message}`;
}
