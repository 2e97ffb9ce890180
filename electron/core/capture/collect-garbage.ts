import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

interface CollectGarbage {
  (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }): void;
}

let collect: CollectGarbage | null = null;

/** The collection that V8 makes before it would run out of memory: it is the one that lets the heap shrink. It takes some 50 ms. */
export function collectGarbage(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as CollectGarbage;
    setFlagsFromString('--no-expose-gc');
  }
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
