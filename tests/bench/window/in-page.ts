import type { Page } from './devtools.ts';

/**
 * JavaScript for the page that waits until a condition holds when a frame begins, and then until that frame is painted: a
 * task that is posted in its callbacks runs after it.
 *
 * @param condition an expression.
 * @returns an expression for a promise of the time, in milliseconds since 1970 with a fraction.
 */
export function whenDrawn(condition: string): string {
  return `new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    const check = () => {
      let holds = false;
      try { holds = Boolean(${condition}); } catch {}
      if (holds) port2.postMessage(null);
      else requestAnimationFrame(check);
    };
    requestAnimationFrame(check);
  })`;
}

/** Waits for a condition in the page. @returns when it was drawn. */
export function drawnAt(page: Page, condition: string): Promise<number> {
  return page.evaluate<number>(whenDrawn(condition));
}

/** Milliseconds since 1970 with a fraction, as the page has them. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** The times between the frames of some milliseconds, while `step` is done in each of them. */
export function frameTimes(page: Page, ms: number, step = ''): Promise<readonly number[]> {
  return page.evaluate(`new Promise((resolve) => {
    const times = [];
    const end = performance.now() + ${ms};
    let last = null;
    let frame = 0;
    const next = (time) => {
      if (last !== null) times.push(time - last);
      last = time;
      frame += 1;
      ${step}
      if (time < end) requestAnimationFrame(next);
      else resolve(times);
    };
    requestAnimationFrame(next);
  })`);
}
