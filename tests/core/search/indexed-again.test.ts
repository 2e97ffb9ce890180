import { describe, expect, it, onTestFinished } from 'vitest';
import { coverage } from '../../../electron/core/search/column-coverage.ts';
import { openIndexFile } from '../../../electron/core/search/index-file.ts';
import type { Indexable } from '../../../electron/core/search/indexable.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { makeCaptures } from './captures.ts';

const indexable = (id: number, text: string, reach: number = coverage.exact): Indexable => ({
  id,
  receivedAt: id,
  coverage: reach,
  texts: reach === coverage.long ? [] : [text],
});

function openIndex() {
  const dataDir = tempDir();
  makeCaptures(dataDir);
  const index = openIndexFile(dataDir, false);
  onTestFinished(index.close);
  const matching = (token: string) =>
    Number(
      index.database
        .prepare('SELECT count(*) AS n FROM texts WHERE texts MATCH ?')
        .get(`"${token}"`)?.['n'],
    );
  return { index, matching };
}

const batch = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => indexable(from + n, `phone x${from + n}`));

describe('the first requests of an index', () => {
  it('are indexed again without what turned out to be common, except long ones', () => {
    const { index, matching } = openIndex();
    expect(index.add([indexable(1, '', coverage.long)])).toEqual([]);
    expect(index.add(batch(2, 999))).toEqual([]);
    expect(matching('pho')).toBe(999);
    const again = index.add(batch(1_001, 1));
    expect(again).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 2));
    expect([1, 2, 1_001].map(index.receivedAt)).toEqual([1, null, null]);
    expect(index.add(batch(2, 1_000))).toEqual([]);
    expect([matching('pho'), matching('999')]).toEqual([0, 1]);
    expect([1, 2, 1_001].map(index.receivedAt)).toEqual([1, 2, 1_001]);
  });

  it('stay where there are many', () => {
    const { index, matching } = openIndex();
    for (let from = 1; from < 2_200; from += 100) {
      const texts = batch(from, 100).map((one) => ({ ...one, texts: [`x${one.id}`] }));
      index.add(texts);
    }
    const added = Array.from({ length: 10 }, (_, n) => index.add(batch(3_000 + n * 200, 200)));
    expect(added.flat()).toEqual([]);
    expect(index.database.prepare('SELECT count(*) AS n FROM common').get()?.['n']).toBe(5);
    expect(matching('pho')).toBeGreaterThan(1_000);
  });
});
