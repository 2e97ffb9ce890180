/**
 * Asks again and again until there is an answer that is neither `null` nor `false`.
 *
 * @param withinMs gives up after this long, with an error.
 */
export async function until<T>(
  ask: () => T | null | false | Promise<T | null | false>,
  withinMs = 30_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (performance.now() > deadline)
      throw new Error(`No answer within ${withinMs} ms: ${String(ask)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
