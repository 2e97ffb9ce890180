// @ts-check
import { createServer } from 'node:net';
import { join } from 'node:path';
import { helperToSetUp } from '../../machine/sandbox.mjs';
import { isRoot } from '../../machine/unprivileged.mjs';
import { readFuses } from '../../maintenance/fuses.mjs';
import { log, UserError } from '../../support/log.mjs';
import { installDeb, unpackDeb } from './install-deb.mjs';
import { appPath, bytesOf, checkInstalledFiles, checkSystemLists } from './installed-facts.mjs';
import { startInstalledApp } from './running-app.mjs';
import { checkOpened, checkTerminalTests } from './use-command.mjs';
import {
  checkProcesses,
  checkStartAtLogin,
  checkTerminal,
  checkWindow,
  sendFirstTest,
} from './use-app.mjs';

/** Where a new user's app listens. */
const port = 4040;

/**
 * Installs the .deb, uses it as a new user, and removes it. Without root it is unpacked instead.
 * @param {import('./facts.mjs').FactList} facts
 * @param {import('../../machine/electron-binary.mjs').Electron} electron
 * @param {string} deb
 * @param {string} folder for its work
 * @param {import('./new-user.mjs').NewUser} user
 */
export async function useDeb(facts, electron, deb, folder, user) {
  await facts.check(`port ${port} is free on this machine`, () => portFault(port));
  log(`${isRoot() ? 'installing' : 'unpacking'} the .deb and using it as a new user …`);
  const installed = isRoot() ? await installDeb(deb) : unpackDeb(deb, folder);
  const app = join(installed.tree, appPath);
  const helper = isRoot() ? undefined : helperToSetUp(app);
  if (helper)
    throw new UserError(
      'this system gives the sandbox only to installed packages: run the check as root (sudo)',
    );
  try {
    const fuses = await readFuses(join(app, 'hookscope'));
    const { useMs, clicks } = await useApp(facts, installed.tree, user);
    await checkInstalledFiles(facts, installed.tree, 'deb');
    if (isRoot()) await checkSystemLists(facts);
    const bytes = bytesOf(app);
    const bareBytes = bytesOf(electron.dist);
    const { installMs } = installed;
    return {
      fuses,
      measures: {
        installedMegabytes: round(bytes / 1e6),
        bareElectronMegabytes: round(bareBytes / 1e6),
        installedRatio: round(bytes / bareBytes, 3),
        installSeconds: installMs === null ? null : round(installMs / 1000),
        firstWebhookSeconds: round(((installMs ?? 0) + useMs) / 1000),
        clicks,
      },
    };
  } finally {
    await facts.check('deb: nothing of it stays after its removal', () => installed.remove());
  }
}

/**
 * @param {import('./facts.mjs').FactList} facts
 * @param {string} tree
 * @param {import('./new-user.mjs').NewUser} user
 * @returns the time from the start to the first webhook, in ms, and the clicks until then
 */
async function useApp(facts, tree, user) {
  const began = performance.now();
  const app = await startInstalledApp(join(tree, appPath, 'hookscope'), user);
  try {
    const clicks = await sendFirstTest(app);
    const useMs = performance.now() - began;
    await checkProcesses(app, facts);
    await checkWindow(app, facts);
    await checkStartAtLogin(app, user, facts);
    // The link of an unpacked package leads to where it would be installed.
    const command = isRoot() ? '/usr/bin/hookscope' : join(tree, appPath, 'bin/hookscope');
    await checkTerminal(user, command, facts);
    await checkOpened(facts, app, user, join(tree, appPath, 'hookscope'));
    await checkTerminalTests(facts, command);
    await facts.check('app: it ends with 0 when its window is closed', async () => {
      const code = await app.quit();
      return code === 0 ? '' : `it ended with ${code}`;
    });
    return { useMs, clicks };
  } finally {
    app.kill();
  }
}

/**
 * @param {number} wanted
 * @returns {Promise<string>} empty when nobody listens there
 */
function portFault(wanted) {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', (error) => done(error.message));
    server.listen(wanted, '127.0.0.1', () => server.close(() => done('')));
  });
}

/**
 * @param {number} value
 * @param {number} [digits]
 */
function round(value, digits = 1) {
  return Number(value.toFixed(digits));
}
