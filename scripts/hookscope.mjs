// @ts-check
/** `npm run -s hookscope -- COMMAND …`: the command line. Only the command itself writes to stdout. */
import { buildIfNeeded } from './build.mjs';
import { findElectron, runInElectronNode } from './machine/electron-binary.mjs';
import { ensureLibraries } from './machine/linux-libraries.mjs';
import { main } from './support/log.mjs';
import { callerFolder, cli } from './support/paths.mjs';

await main(async () => {
  const electron = await findElectron();
  ensureLibraries(electron.path, { display: false });
  await buildIfNeeded();
  return runInElectronNode(electron, [cli, ...process.argv.slice(2)], { cwd: callerFolder });
});
