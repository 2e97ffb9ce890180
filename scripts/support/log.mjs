// @ts-check

/**
 * Writes one line for the person at the terminal. It goes to stderr: stdout belongs to the program that is started.
 * @param {string} line
 */
export function log(line) {
  process.stderr.write(`hookscope: ${line}\n`);
}

/** An error that the reader can do something about: it is shown as a line, without a stack. */
export class UserError extends Error {}

/**
 * Runs a script: the number that it returns is the exit code, a `UserError` becomes one line and exit code 1.
 * @param {() => Promise<number>} script
 */
export async function main(script) {
  try {
    process.exitCode = await script();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log(error.message);
    process.exitCode = 1;
  }
}
