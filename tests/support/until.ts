/** A busy machine needs it. */
const patienceMs = 30_000;

/**
 * Asks again and again until there is an answer: neither `null`, `undefined` and `false`, nor an empty text.
 *
 * @param withinMs gives up after this long, with an error. It may be longer than usual, and not shorter: a test that is right
 * waits no longer for that, and one that starves must not fail.
 */
export async function until<T>(
  ask: () => T | NoAnswer | Promise<T | NoAnswer>,
  withinMs = patienceMs,
): Promise<T> {
  if (withinMs < patienceMs) throw new Error(`${withinMs} ms are too few on a busy machine.`);
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false && answer !== '') return answer;
    if (performance.now() > deadline)
      throw new Error(`No answer within ${withinMs} ms: ${String(ask)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

type NoAnswer = null | undefined | false | '';
