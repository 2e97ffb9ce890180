// @ts-check
/** `npm run electron:refresh`: forget the fallback and try the official Electron again. */
import { findElectron } from './electron-binary.mjs';
import { removeFallback } from './fallback-electron.mjs';
import { main, say } from './say.mjs';

await main(async () => {
  await removeFallback();
  const { version, official } = await findElectron();
  say(`Electron ${version}, ${official ? 'official' : 'fallback'}`);
  return 0;
});
