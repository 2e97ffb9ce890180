// @ts-check
/** `npm run dist`: builds the installers, only with the official Electron. */
import { build } from './build.mjs';
import { findElectron } from './machine/electron-binary.mjs';
import { main, UserError } from './support/log.mjs';
import { root, tool } from './support/paths.mjs';
import { run } from './support/run.mjs';

await main(async () => {
  const electron = await findElectron();
  if (!electron.official) {
    throw new UserError(
      'packages are built only with the official Electron, and this machine has the unofficial fallback. ' +
        'Try `npm run electron:refresh` where github.com can be reached (`npm run package:check` packs the fallback, for tests only)',
    );
  }
  await build();
  const builder = tool('electron-builder/cli.js');
  return run(process.execPath, [builder, ...process.argv.slice(2)], { cwd: root });
});
