import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where `resources/` lies, seen from the entry: it runs from `electron/` as a source and from `out/main/`
 * when built.
 */
export function findResources(entryDir: string): string {
  const near = join(entryDir, '..', 'resources');
  return existsSync(join(near, 'samples')) ? near : join(entryDir, '..', '..', 'resources');
}
