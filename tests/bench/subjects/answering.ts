type Answer = (value: unknown) => unknown;

/**
 * Lets a program under measurement answer questions over the channel to the benchmark.
 * `memory` is answered by every program; `stop` ends it.
 *
 * @param answers the program's own questions.
 * @param close what is to be ended before the process ends.
 */
export function answerQuestions(
  port: number,
  answers: Readonly<Record<string, Answer>> = {},
  close: () => unknown = () => undefined,
): void {
  const all: Readonly<Record<string, Answer>> = { memory, peak, ...answers };
  process.on('message', ({ question, value }: { question: string; value: unknown }) => {
    void (async () => {
      if (question === 'stop') {
        await close();
        process.exit(0);
      }
      process.send?.({ value: await all[question]?.(value) });
    })();
  });
  process.send?.({ port });
}

/** Resident bytes after the garbage is gone: twice, since the first run only finds what the second frees. */
async function memory(): Promise<number> {
  for (let i = 0; i < 4; i += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return process.memoryUsage.rss();
}

/** The most bytes that were ever resident. */
function peak(): number {
  return process.resourceUsage().maxRSS * 1024;
}
