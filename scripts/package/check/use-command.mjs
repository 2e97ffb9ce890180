// @ts-check
/** What the command `hookscope` of an installed package does: in a terminal, and beside the open window. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../support/paths.mjs';
import { runQuietly } from '../../support/run.mjs';

/** @typedef {import('./facts.mjs').FactList} FactList */
/** @typedef {import('./new-user.mjs').NewUser} NewUser */

/** Signals, pipes, standard input, exit codes, large outputs, threads, and the process that has the data folder. */
const terminalTests = ['cli.test', 'cli-files', 'cli-forward', 'cli-replay', 'hand-over', 'follow'];

/**
 * Runs the flow tests of the terminal, which then start the installed command in place of the built program.
 * @param {FactList} facts
 * @param {string} command
 */
export async function checkTerminalTests(facts, command) {
  await facts.check('terminal: the flow tests pass with the installed command', async () => {
    const { code, output } = await runQuietly(
      process.execPath,
      [join(root, 'scripts', 'test.mjs'), ...terminalTests.map((name) => `tests/flow/${name}`)],
      { cwd: root, env: { ...process.env, HOOKSCOPE_INSTALLED: command } },
    );
    return code === 0 ? '' : output.slice(-3_000);
  });
}

/**
 * Opens a file and an address with the app that is running, as the desktop does.
 * @param {FactList} facts
 * @param {import('./use-app.mjs').InstalledApp} app
 * @param {NewUser} user
 * @param {string} program what the desktop starts
 */
export async function checkOpened(facts, { page }, user, program) {
  const open = async (/** @type {string} */ named) => {
    const [command, args] = user.command(program, [...user.args, named]);
    await promisify(execFile)(command, args, { cwd: user.home, env: user.env });
  };
  await facts.check('app: a second start with a file lets the window ask about it', async () => {
    const request = { method: 'POST', url: 'http://h/x', postData: { text: '{}' } };
    const entry = { startedDateTime: '2026-11-22T10:00:00Z', time: 1, request };
    writeFileSync(join(user.home, 'a.har'), JSON.stringify({ log: { entries: [entry] } }));
    await open('a.har');
    const dialog = page.getByRole('dialog', { name: 'Import this file?' });
    await dialog.getByText('HAR, 1 request.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
  });
  await facts.check('app: a second start with hookscope://request/ID asks its window', async () => {
    await open('hookscope://request/987654');
    await page.getByText('There is no request 987654 here.').waitFor();
  });
}

/**
 * Runs the command of a package that was not installed, without a display.
 * @param {FactList} facts
 * @param {string} kind of the package, for the sentence
 * @param {string} program
 * @param {NewUser} user
 */
export async function checkCommand(facts, kind, program, user) {
  await facts.check(`${kind}: hookscope COMMAND runs without a display`, async () => {
    const [command, args] = user.command(program, ['send', '--list', '--json']);
    const env = { ...user.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd: user.home, env });
    if (stderr !== '') return stderr;
    return stdout.startsWith('{"name":"sms"') ? '' : stdout.slice(0, 200);
  });
}
