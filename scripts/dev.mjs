// @ts-check
/** `npm run dev`: the window with hot reload. */
import { hasDisplay } from './display.mjs';
import { electronEnvironment, findElectron } from './electron-binary.mjs';
import { ensureLibraries } from './linux-libraries.mjs';
import { root, tool } from './places.mjs';
import { run } from './run.mjs';
import { helperToSetUp } from './sandbox.mjs';
import { Stop, main } from './say.mjs';
import { isRoot } from './unprivileged.mjs';
import { whyNoWindow } from './window.mjs';

await main(async () => {
  const electron = await findElectron();
  ensureLibraries(electron.path, { display: false });
  const obstacle = whyNoWindow({
    display: hasDisplay(process.env),
    root: isRoot(),
    sandboxHelper: helperToSetUp(electron.dist),
  });
  if (obstacle) throw new Stop(`dev needs a window, but ${obstacle}`);

  const vite = tool('electron-vite/bin/electron-vite.js');
  const args = [vite, 'dev', '--watch', ...process.argv.slice(2)];
  return run(process.execPath, args, { cwd: root, env: electronEnvironment(electron) });
});
