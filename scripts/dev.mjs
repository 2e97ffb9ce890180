// @ts-check
/** `npm run dev`: the window with hot reload. */
import { hasDisplay } from './machine/display.mjs';
import { electronEnvironment, findElectron } from './machine/electron-binary.mjs';
import { ensureLibraries } from './machine/linux-libraries.mjs';
import { helperToSetUp } from './machine/sandbox.mjs';
import { isRoot } from './machine/unprivileged.mjs';
import { whyNoWindow } from './machine/window.mjs';
import { main, UserError } from './support/log.mjs';
import { root, tool } from './support/paths.mjs';
import { run } from './support/run.mjs';

await main(async () => {
  const electron = await findElectron();
  ensureLibraries(electron.path, { display: false });
  const obstacle = whyNoWindow({
    display: hasDisplay(process.env),
    root: isRoot(),
    sandboxHelper: helperToSetUp(electron.dist),
  });
  if (obstacle) throw new UserError(`dev needs a window, but ${obstacle}`);

  const vite = tool('electron-vite/bin/electron-vite.js');
  const args = [vite, 'dev', '--watch', ...process.argv.slice(2)];
  return run(process.execPath, args, { cwd: root, env: electronEnvironment(electron) });
});
