import { createHook } from 'node:async_hooks';

const watched = new Set(['Timeout', 'TCPWRAP']);

/**
 * Watches the timers and TCP connections that this process makes from now on.
 *
 * @returns stops the watch and resolves when none of them is left; a test's own timeout bounds it.
 */
export function watchLeftOver(): () => Promise<void> {
  const left = new Set<number>();
  let watching = true;
  const hook = createHook({
    init: (id, type) => {
      if (watching && watched.has(type)) left.add(id);
    },
    destroy: (id) => {
      left.delete(id);
    },
  }).enable();
  return async () => {
    watching = false;
    while (left.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    hook.disable();
  };
}
