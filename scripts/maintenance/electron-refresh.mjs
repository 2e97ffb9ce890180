// @ts-check
/** `npm run electron:refresh`: removes the fallback and tries the official Electron again. */
import { findElectron } from '../machine/electron-binary.mjs';
import { removeFallback } from '../machine/fallback-electron.mjs';
import { log, main } from '../support/log.mjs';

await main(async () => {
  await removeFallback();
  const { version, official } = await findElectron();
  log(`Electron ${version}, ${official ? 'official' : 'fallback'}`);
  return 0;
});
