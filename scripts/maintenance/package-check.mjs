// @ts-check
/**
 * `npm run package:check`: packs the app into a temporary folder and prints its fuses as JSON. It takes any Electron
 * that is here, so the package is for tests only. `--keep DIR` leaves the package in DIR.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../build.mjs';
import { findElectron } from '../machine/electron-binary.mjs';
import { main, UserError } from '../support/log.mjs';
import { root, tool } from '../support/paths.mjs';
import { run } from '../support/run.mjs';
import { readFuses } from './fuses.mjs';

const { values } = parseArgs({ options: { keep: { type: 'string' } } });

await main(async () => {
  const electron = await findElectron();
  await buildIfNeeded();
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'hookscope-package-'));
  try {
    const code = await run(
      process.execPath,
      [
        tool('electron-builder/cli.js'),
        '--dir',
        `-c.electronDist=${electron.dist}`,
        `-c.electronVersion=${electron.version}`,
        `-c.directories.output=${folder}`,
      ],
      { cwd: root, stdio: ['ignore', 2, 2] },
    );
    if (code !== 0) throw new UserError('packing failed');
    process.stdout.write(`${JSON.stringify(await readFuses(packedExecutable(folder)), null, 2)}\n`);
    return 0;
  } finally {
    if (!values.keep) rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} folder where electron-builder put the unpacked app */
function packedExecutable(folder) {
  const name = readdirSync(folder).find((entry) => /unpacked$|^mac/.test(entry));
  if (!name) throw new UserError('electron-builder made no package');
  if (process.platform === 'darwin') {
    // The fuses of a Mac app are in its framework.
    const framework =
      'Hookscope.app/Contents/Frameworks/Electron Framework.framework/Electron Framework';
    return join(folder, name, framework);
  }
  return join(folder, name, process.platform === 'win32' ? 'Hookscope.exe' : 'hookscope');
}
