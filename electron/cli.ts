import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runToExit } from './terminal/run-to-exit.ts';

/** `resources/`, as seen from `electron/` (the source) or from `out/main/` (the build). */
function findResources(entryDir: string): string {
  const near = join(entryDir, '..', 'resources');
  return existsSync(join(near, 'samples')) ? near : join(entryDir, '..', '..', 'resources');
}

/** The terminal program: the same core without a window. */
void runToExit(process.argv.slice(2), findResources(import.meta.dirname));
