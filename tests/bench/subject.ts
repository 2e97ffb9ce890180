import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A server under measurement, in a process of its own. */
export interface Subject {
  readonly port: number;
  readonly pid: number;
  /** Asks the process something by name; what it can answer stands in its program. */
  readonly ask: (question: string, value?: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
  /** Ends it as a crash would, with SIGKILL. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts a program of `tests/bench/subjects/` with this runtime.
 *
 * @param flags Node's own, such as `--cpu-prof`.
 */
export async function startSubject(
  program: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): Promise<Subject> {
  const child = fork(new URL(`subjects/${program}.ts`, import.meta.url), args, {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning', ...flags],
    serialization: 'advanced',
  });
  const { port } = (await answer(child)) as { port: number };
  return {
    port,
    pid: child.pid ?? 0,
    ask: (question, value) => {
      child.send({ question, value });
      return answer(child).then((message) => (message as { value: unknown }).value);
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.send({ question: 'stop' });
      await exit;
    },
    kill: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Its next message. */
async function answer(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const { signal } = over;
  try {
    const [message] = (await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`The program ended with ${String(code)}.`);
      }),
    ])) as [unknown];
    return message;
  } finally {
    over.abort();
  }
}
