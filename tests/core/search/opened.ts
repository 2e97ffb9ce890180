import { expect, onTestFinished } from 'vitest';
import type { Found, FoundAll } from '../../../electron/core/search/finder.ts';
import {
  createSearch,
  type Search,
  type SearchOptions,
} from '../../../electron/core/search/search.ts';
import type { Filter } from '../../../shared/contract/arguments.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { makeCaptures, type Sent, type Taken } from './captures.ts';

/** A search that is closed after the test. The test fails where it reported a bug. */
export function open(dataDir: string, options: Partial<SearchOptions> = {}): Search {
  const bugs: unknown[] = [];
  const search = createSearch({ dataDir, onBug: (bug) => bugs.push(bug), ...options });
  onTestFinished(async () => {
    await search.close();
    expect(bugs).toEqual([]);
  });
  return search;
}

export function idsOf(found: Found | FoundAll): readonly number[] {
  if (found.is !== 'found') throw new Error(JSON.stringify(found));
  return Array.from(found.ids);
}

export const filterOf = (text: string, show: Filter['show'] = 'all'): Filter => ({ text, show });
export const page = { from: 0, count: 1_000 };

export async function asked(search: Search, text: string, show: Filter['show'] = 'all') {
  return idsOf(await search.find(filterOf(text, show), page));
}

export const sms = (id: number, message: string, more: object = {}): Sent => ({
  id,
  body: JSON.stringify({ type: 'SMS', phone: '+34600111222', message, ...more }),
});

/** A folder with captures and a search that has indexed them. */
export async function indexed(sent: readonly Sent[]) {
  const dataDir = tempDir();
  const captures = makeCaptures(dataDir);
  const taken: Taken[] = [];
  for (const one of sent) {
    const took = captures.put(one);
    await captures.inspect(took);
    taken.push(took);
  }
  const search = open(dataDir);
  await search.settled();
  return { dataDir, captures, search, taken };
}
