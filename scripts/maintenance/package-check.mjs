// @ts-check
/**
 * `npm run package:check`: packs the app, installs the .deb, uses it as a new user, removes it, and prints as JSON what is
 * true and what was measured. It takes any Electron that is here, so its packages are for tests only. Without root the .deb
 * is only unpacked; on macOS and Windows the unpacked app is used. Exit code 1: something is wrong, or a goal is missed.
 *
 *   --quick          packs no installer and prints the fuses alone
 *   --packages DIR   checks the packages in DIR, as `npm run dist` made them, and packs nothing
 *   --keep DIR       works in DIR and leaves everything there
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../build.mjs';
import { findElectron } from '../machine/electron-binary.mjs';
import { checkLinux } from '../package/check/check-linux.mjs';
import { checkUnpacked } from '../package/check/check-unpacked.mjs';
import { pack, packedExecutable } from '../package/check/pack.mjs';
import { main } from '../support/log.mjs';
import { callerFolder } from '../support/paths.mjs';
import { readFuses } from './fuses.mjs';

const { values } = parseArgs({
  options: {
    keep: { type: 'string' },
    packages: { type: 'string' },
    quick: { type: 'boolean' },
  },
});

await main(async () => {
  const electron = await findElectron();
  const made = values.packages === undefined ? undefined : resolve(callerFolder, values.packages);
  if (made === undefined) await buildIfNeeded();
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'hookscope-package-'));
  // For root, the app runs as another user.
  if (!values.keep) chmodSync(folder, 0o711);
  try {
    if (values.quick) {
      await pack(electron, folder, ['--dir']);
      print(await readFuses(packedExecutable(folder)));
      return 0;
    }
    const check = process.platform === 'linux' ? checkLinux : checkUnpacked;
    const { ok, result } = await check(electron, folder, made);
    print(result);
    return ok ? 0 : 1;
  } finally {
    if (!values.keep) rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {object} found */
function print(found) {
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
}
