// @ts-check
/**
 * `npm run package:check`: packs the app into a temporary folder and prints its fuses as JSON. It takes any Electron
 * that is here, so the package is for tests only. `--keep DIR` leaves the package in DIR, `--quick` packs no installer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../build.mjs';
import { findElectron } from '../machine/electron-binary.mjs';
import { pack, packedExecutable } from '../package/check/pack.mjs';
import { main } from '../support/log.mjs';
import { readFuses } from './fuses.mjs';

const { values } = parseArgs({
  options: { keep: { type: 'string' }, quick: { type: 'boolean' } },
});

await main(async () => {
  const electron = await findElectron();
  await buildIfNeeded();
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'hookscope-package-'));
  try {
    await pack(electron, folder, ['--dir']);
    process.stdout.write(`${JSON.stringify(await readFuses(packedExecutable(folder)), null, 2)}\n`);
    return 0;
  } finally {
    if (!values.keep) rmSync(folder, { recursive: true, force: true });
  }
});
