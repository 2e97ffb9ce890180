// @ts-check
/** macOS and Windows: the unpacked app is used. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFuses } from '../../maintenance/fuses.mjs';
import { UserError } from '../../support/log.mjs';
import { createFacts } from './facts.mjs';
import { pack, packedExecutable } from './pack.mjs';
import { startInstalledApp } from './running-app.mjs';
import { checkTerminal, checkWindow, sendFirstTest } from './use-app.mjs';
import { checkOpened } from './use-command.mjs';

/**
 * @param {import('../../machine/electron-binary.mjs').Electron} electron
 * @param {string} folder for all work
 * @param {string | undefined} made the folder of packages that were made before
 */
export async function checkUnpacked(electron, folder, made) {
  if (made === undefined) await pack(electron, folder, ['--dir']);
  const packed = made ?? folder;
  const { program, command } = unpackedApp(packed);
  const home = join(folder, 'home');
  const dataDir = join(home, 'data');
  mkdirSync(dataDir, { recursive: true });
  /** @type {import('./new-user.mjs').NewUser} */
  const user = {
    home,
    args: ['--data', dataDir],
    env: { ...process.env, LANGUAGE: 'en' },
    // Node starts no script of Windows by itself.
    command: (file, args) =>
      file.endsWith('.cmd') ? ['cmd.exe', ['/d', '/c', file, ...args]] : [file, [...args]],
  };
  const facts = createFacts();
  const app = await startInstalledApp(program, user);
  try {
    await sendFirstTest(app);
    await checkWindow(app, facts);
    // macOS hands a file or an address over by an event of its own, and only to an app that it has installed.
    if (process.platform === 'win32') await checkOpened(facts, app, user, program);
    await checkTerminal(user, command, facts);
    // On macOS an app goes on without a window.
    if (process.platform !== 'darwin')
      await facts.check('app: it ends with 0 when its window is closed', async () => {
        const code = await app.quit();
        return code === 0 ? '' : `it ended with ${code}`;
      });
  } finally {
    app.kill();
  }
  const fuses = await readFuses(packedExecutable(packed));
  return {
    ok: facts.areTrue(),
    result: { electron: electron.version, facts: facts.all(), fuses },
  };
}

/** @param {string} folder of electron-builder's output */
function unpackedApp(folder) {
  const places =
    process.platform === 'win32'
      ? [join(folder, 'win-unpacked')]
      : ['mac-universal', 'mac-arm64', 'mac'].map((name) =>
          join(folder, name, 'Hookscope.app', 'Contents'),
        );
  const place = places.find((path) => existsSync(path));
  if (place === undefined) throw new UserError(`there is no unpacked app in ${folder}`);
  return process.platform === 'win32'
    ? { program: join(place, 'Hookscope.exe'), command: join(place, 'bin', 'hookscope.cmd') }
    : {
        program: join(place, 'MacOS', 'Hookscope'),
        command: join(place, 'Resources', 'bin', 'hookscope'),
      };
}
