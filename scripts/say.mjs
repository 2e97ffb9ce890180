// @ts-check

/**
 * One line for the person at the terminal. It goes to stderr: stdout belongs to the program that is started.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`hookscope: ${line}\n`);
}

/** What stops a script for a reason that its reader can do something about: shown as a line, without a stack. */
export class Stop extends Error {}

/**
 * The frame around each script: its number is the exit code, a `Stop` becomes one line and exit code 1.
 * @param {() => Promise<number>} script
 */
export async function main(script) {
  try {
    process.exitCode = await script();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
