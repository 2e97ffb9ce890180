// @ts-check
/**
 * `npm run machine:prepare`: fetches the official Electron, and installs what this system lacks for it and for the tests.
 * Other scripts do so only for root, and tell everybody else the command; this one runs the command with sudo. It is for
 * machines that exist for one build.
 */
import { findElectron } from './electron-binary.mjs';
import { ensureLibraries } from './linux-libraries.mjs';
import { ensurePhp } from './php.mjs';
import { helperToSetUp } from './sandbox.mjs';
import { runAsRoot } from './root.mjs';
import { log, main, UserError } from '../support/log.mjs';

await main(async () => {
  const electron = await findElectron();
  if (!electron.official)
    throw new UserError('the official Electron could not be fetched, and this needs no other');
  ensureLibraries(electron.path, { display: true, sudo: true });
  const helper = helperToSetUp(electron.dist);
  if (helper) {
    log(`making Chromium's sandbox helper setuid, which this kernel needs …`);
    runAsRoot('chown', ['root:root', helper]);
    runAsRoot('chmod', ['4755', helper]);
  }
  ensurePhp();
  log(`Electron ${electron.version} is ready.`);
  return 0;
});
