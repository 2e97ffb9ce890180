import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { processorTime } from '../idle/processor-time.ts';
import { connectToPage, type Page } from './devtools.ts';

/** An Electron app under measurement. */
export interface RunningApp {
  /** When its process was started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly page: Page;
  /** Proportional set size of all its processes, in bytes: memory that several share counts once. */
  readonly memory: () => number;
  /** The processor time of all its processes so far, in milliseconds. */
  readonly processorMs: () => number;
  readonly stop: () => Promise<void>;
}

export interface AppToStart {
  /** The program that opens Electron as a user for whom its sandbox works. */
  readonly launcher: string;
  readonly args: readonly string[];
  /** The address of its page. */
  readonly url: RegExp;
}

/** A window that another one covers would draw nothing: the apps take turns, and both are open. */
const flags = [
  '--remote-debugging-port=0',
  '--lang=en-US',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Starts an app with its sandbox on, and connects to its page. */
export async function startApp({ launcher, args, url }: AppToStart): Promise<RunningApp> {
  const startedAt = Date.now();
  const child = spawn(launcher, [...flags, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LANGUAGE: 'en' },
  });
  const ended = once(child, 'exit');
  const port = await debuggingPort(child.stderr);
  child.stderr.resume();
  const page = await connectToPage(port, url);
  return {
    startedAt,
    page,
    memory: () => processTree(child.pid ?? 0).reduce((sum, pid) => sum + proportionalSize(pid), 0),
    processorMs: () =>
      [...processorTime(child.pid ?? 0).values()].reduce((sum, { ms }) => sum + ms, 0),
    stop: async () => {
      // Closed as a user does, so that its data is whole when it is started again.
      await page.evaluate('setTimeout(() => window.close(), 0)').catch(() => undefined);
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(timer);
      page.close();
    },
  };
}

/** Chromium names its port in the log, once it listens. */
async function debuggingPort(log: NodeJS.ReadableStream): Promise<number> {
  let text = '';
  log.setEncoding('utf8');
  for await (const chunk of on(log)) {
    text += chunk;
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`The app ended early: ${text}`);
}

/** The chunks of a stream, which goes on when the reader stops. */
async function* on(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  while (true) {
    const chunk = await Promise.race([
      once(stream, 'data').then(([data]) => String(data)),
      once(stream, 'end').then(() => null),
    ]);
    if (chunk === null) return;
    yield chunk;
  }
}

function processTree(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const path of globSync('/proc/[0-9]*/stat')) {
    const [, pid = '', parent = ''] = /^(\d+) \(.*\) \S (\d+)/s.exec(readOrEmpty(path)) ?? [];
    parents.set(Number(pid), Number(parent));
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow);
}

function proportionalSize(pid: number): number {
  const [, kilobytes = '0'] =
    /^Pss:\s+(\d+) kB/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`)) ?? [];
  return Number(kilobytes) * 1024;
}

/** Empty when the process is gone. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
