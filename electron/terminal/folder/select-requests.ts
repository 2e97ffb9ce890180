import type { QueryFault } from '../../../shared/search.ts';
import { createSearch } from '../../core/search/search.ts';
import { BadArguments } from '../arguments/read-arguments.ts';
import { CommandFailed } from '../command.ts';
import type { StoredCaptures } from './read-only-store.ts';

/**
 * The requests that match a query, newest first.
 *
 * @param query in the search language; `null` selects all.
 * @throws BadArguments when the query has a fault, with its place.
 */
export async function selectIds(
  { dataDir, ids }: StoredCaptures,
  query: string | null,
): Promise<readonly number[]> {
  if (query === null) return ids();
  const search = createSearch({ dataDir, readOnly: true });
  try {
    const found = await search.all({ text: query, show: 'all' });
    if (found.is === 'fault') throw new BadArguments(withCarets(query, found.fault));
    return found.is === 'found' ? Array.from(found.ids) : [];
  } finally {
    await search.close();
  }
}

/** The same numbers. @throws CommandFailed for the first one that no request has. */
export function existing(store: StoredCaptures, ids: readonly number[]): readonly number[] {
  const missing = ids.find((id) => store.summary(id) === null);
  if (missing !== undefined) throw new CommandFailed(`There is no request ${missing}.`);
  return ids;
}

/** The query, carets below the faulty part, and the message. */
export function withCarets(query: string, { at, message }: QueryFault, flag = '--query'): string {
  const carets = '^'.repeat(Math.max(1, at.end - at.start));
  return `${flag} ${query}\n${' '.repeat(`${flag} `.length + at.start)}${carets}\n${message}`;
}
