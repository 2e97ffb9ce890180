// @ts-check
/** `npm run dist`: the installers, from the official Electron alone. */
import { build } from './build.mjs';
import { findElectron } from './machine/electron-binary.mjs';
import { root, tool } from './support/paths.mjs';
import { run } from './support/run.mjs';
import { UserError, main } from './support/log.mjs';

await main(async () => {
  const electron = await findElectron();
  if (!electron.official) {
    throw new UserError(
      'packages are made from the official Electron alone, and this machine has only the unofficial fallback. ' +
        'Try `npm run electron:refresh` where github.com can be reached (`npm run package:check` packs it for tests only)',
    );
  }
  await build();
  const builder = tool('electron-builder/cli.js');
  return run(process.execPath, [builder, ...process.argv.slice(2)], { cwd: root });
});
