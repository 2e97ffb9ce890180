// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How soon we notice that npm is gone. */
const orphanCheckMs = 500;

/** The terminal signals the whole group and npm signals again: what was handed on once is not handed on twice. */
const ignore = () => undefined;

/**
 * Runs a program to its end, handing SIGINT and SIGTERM on to it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it
 */
export function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const onInterrupt = () => void child.kill('SIGINT');
    const onTerminate = () => void child.kill('SIGTERM');
    process.once('SIGINT', onInterrupt);
    process.once('SIGTERM', onTerminate);
    process.on('SIGINT', ignore);
    process.on('SIGTERM', ignore);
    const watch = process.env['npm_lifecycle_event'] ? endWithParent(child) : undefined;

    const forget = () => {
      clearInterval(watch);
      process.off('SIGINT', onInterrupt).off('SIGINT', ignore);
      process.off('SIGTERM', onTerminate).off('SIGTERM', ignore);
    };
    child.once('error', (error) => {
      forget();
      failed(error);
    });
    child.once('exit', (code, signal) => {
      forget();
      done(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * npm's shell dies of a signal without handing it on, and npm itself may be killed: nothing may then go on
 * listening behind the user's back.
 * @param {import('node:child_process').ChildProcess} child
 */
function endWithParent(child) {
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, orphanCheckMs);
}
