/**
 * Resolves at the first SIGINT or SIGTERM. Later ones are ignored: a terminal sends SIGINT to the whole
 * group and npm forwards it once more, and what was begun must end well.
 */
export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}
