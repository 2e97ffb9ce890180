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
 *
 * The process exits instead of ending by itself. Node removes its handlers of signals when it ends by itself, and a terminal
 * signals the whole process group while npm forwards the signal once more: the second one would change the exit code.
 * @param {() => Promise<number>} script
 */
export async function main(script) {
  let code = 1;
  try {
    code = await script();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log(error.message);
  }
  for (const stream of [process.stdout, process.stderr])
    if (stream.writableLength > 0) await new Promise((done) => stream.write('', done));
  process.exit(code);
}
