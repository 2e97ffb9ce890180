import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale } from '../../scripts/build.mjs';

const built = 2_000_000;

describe('a build', () => {
  let base = '';
  let stamp = '';
  const source = () => join(base, 'electron', 'main.ts');
  /** @param ms since 1970 */
  const touch = (path: string, ms: number) => utimesSync(path, ms / 1000, ms / 1000);

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'hookscope-age-'));
    stamp = join(base, '.stamp');
    mkdirSync(join(base, 'electron'));
    writeFileSync(source(), '');
    writeFileSync(stamp, `${built}\n`);
    touch(source(), built - 1000);
    touch(join(base, 'electron'), built - 1000);
  });
  afterEach(() => rmSync(base, { recursive: true }));

  it('is fresh while no source is newer', () => {
    expect(isStale(stamp, base)).toBe(false);
  });

  it('is stale when a source was saved since it began', () => {
    touch(source(), built + 1000);
    expect(isStale(stamp, base)).toBe(true);
  });

  it('is stale when a file has been removed', () => {
    rmSync(source());
    expect(isStale(stamp, base)).toBe(true);
  });

  it('is stale when it never came to its end', () => {
    rmSync(stamp);
    expect(isStale(stamp, base)).toBe(true);
  });
});
