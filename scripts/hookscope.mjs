// @ts-check
/** `npm run -s hookscope -- COMMAND …`: the command line. Only the command itself writes to stdout. */
import { buildIfNeeded } from './build.mjs';
import { findElectron } from './electron-binary.mjs';
import { ensureLibraries } from './linux-libraries.mjs';
import { main } from './say.mjs';
import { runInTerminal } from './terminal.mjs';

await main(async () => {
  const electron = await findElectron();
  ensureLibraries(electron.path, { display: false });
  await buildIfNeeded();
  return runInTerminal(electron, process.argv.slice(2));
});
