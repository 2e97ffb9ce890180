/**
 * Asks again and again until there is an answer: neither `null`, `undefined` and `false`, nor an empty text.
 *
 * @param withinMs gives up after this long, with an error.
 */
export async function until<T>(
  ask: () => T | NoAnswer | Promise<T | NoAnswer>,
  withinMs = 30_000,
): Promise<T> {
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
