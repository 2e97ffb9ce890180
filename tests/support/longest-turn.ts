/**
 * The value of the work, and the longest turn of the event loop meanwhile, in milliseconds of processor time: other
 * programs of a busy machine don't count.
 */
export async function withLongestTurn<T>(work: () => Promise<T>): Promise<[T, number]> {
  let isDone = false;
  let longestMs = 0;
  let before = process.threadCpuUsage();
  const value = work().finally(() => (isDone = true));
  do {
    await new Promise((resolve) => setTimeout(resolve));
    const { user, system } = process.threadCpuUsage(before);
    longestMs = Math.max(longestMs, (user + system) / 1_000);
    before = process.threadCpuUsage();
  } while (!isDone);
  return [await value, longestMs];
}
