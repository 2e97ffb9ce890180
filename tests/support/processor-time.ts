/**
 * Milliseconds of processor time that this thread has used since `process.threadCpuUsage()` said `before`: what else a busy
 * machine does meanwhile doesn't count.
 */
export function processorMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
