// @ts-check
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {{
 *   cwd?: string,
 *   env?: NodeJS.ProcessEnv,
 *   stdio?: import('node:child_process').StdioOptions,
 *   priority?: 'low' | 'lowest',
 *   isAlone?: boolean,
 *   stop?: AbortSignal,
 * }} Options
 * `priority`: `low` gets a tenth of what others get of the processor, and `lowest` only what nothing else wants. `isAlone`:
 *   signals of a terminal reach it only through this process, and its own children not at all. `stop` ends it with SIGTERM.
 */

/** The signals that are forwarded. */
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const niceness = {
  low: constants.priority.PRIORITY_BELOW_NORMAL,
  lowest: constants.priority.PRIORITY_LOW,
};

/** How soon we notice that npm has ended. */
const orphanCheckMs = 500;

/**
 * The children that run now, each with the signals that it was sent. A terminal signals the whole process group and
 * npm repeats the signal, so each signal is forwarded to a child once.
 * @type {Map<ChildProcess, Set<NodeJS.Signals>>}
 */
const running = new Map();

let isForwarding = false;

/**
 * The first signal that was forwarded. Whoever sent it wants everything to end, so nothing is started after it.
 * @type {NodeJS.Signals | null}
 */
let stoppedBy = null;

/**
 * Runs a program to its end and forwards SIGINT, SIGTERM and SIGHUP to it. After such a signal, it is not started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it
 */
export async function run(command, args, options = {}) {
  if (stoppedBy !== null) return codeOf(stoppedBy);
  return exitCode(start(command, args, { stdio: 'inherit', ...options }));
}

/**
 * Like `run`, but collects what the program writes.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<{ code: number, output: string }>} stdout and stderr in one text
 */
export async function runQuietly(command, args, options = {}) {
  if (stoppedBy !== null) return { code: codeOf(stoppedBy), output: '' };
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  return { code: await exitCode(child), output };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} options
 */
function start(command, args, options) {
  const { priority, isAlone = false, stop, ...more } = options;
  // On Windows, `detached` would mean a console of its own, and there are no such signals.
  const detached = isAlone && process.platform !== 'win32';
  const child = spawn(command, args, { ...more, detached });
  if (priority !== undefined) lower(child, niceness[priority]);
  const end = () => child.kill('SIGTERM');
  if (stop?.aborted) end();
  stop?.addEventListener('abort', end);
  child.once('close', () => stop?.removeEventListener('abort', end));
  startForwarding();
  running.set(child, new Set());
  return child;
}

/**
 * @param {ChildProcess} child whose own children will inherit it
 * @param {number} priority
 */
function lower(child, priority) {
  try {
    if (child.pid !== undefined) setPriority(child.pid, priority);
  } catch {
    // It has ended already, or the system does not allow it.
  }
}

function startForwarding() {
  if (isForwarding) return;
  isForwarding = true;
  for (const signal of signals) process.on(signal, forward);
}

function stopForwarding() {
  if (!isForwarding || running.size > 0) return;
  isForwarding = false;
  for (const signal of signals) process.off(signal, forward);
}

/** @param {NodeJS.Signals} signal */
function forward(signal) {
  stoppedBy ??= signal;
  for (const [child, sent] of running) {
    if (sent.has(signal)) continue;
    sent.add(signal);
    child.kill(signal);
  }
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  const watch = process.env['npm_lifecycle_event'] ? endWithParent(child) : undefined;
  const forget = () => {
    clearInterval(watch);
    const wasStopped = (running.get(child)?.size ?? 0) > 0;
    running.delete(child);
    // The signal that ended the child, or the one that npm forwards, may arrive here only now. Then we are about to end too, by
    // `main`, which comes before the next turn.
    if (!wasStopped) setImmediate(stopForwarding);
  };
  return new Promise((done, failed) => {
    child.once('error', (error) => {
      forget();
      failed(error);
    });
    // After 'close' everything that it wrote has been read.
    child.once('close', (code, signal) => {
      forget();
      done(code ?? (signal === null ? 128 : codeOf(signal)));
    });
  });
}

/**
 * @param {NodeJS.Signals} signal
 * @returns {number} the exit code that shells give a program which it ended
 */
function codeOf(signal) {
  return 128 + constants.signals[signal];
}

/**
 * Some shells end on a signal without forwarding it, and npm itself may be killed. The child must not go on
 * listening after that.
 * @param {ChildProcess} child
 */
function endWithParent(child) {
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, orphanCheckMs);
}
