// @ts-check
/** `npm start`: the window, or the same inspector in the terminal where no window can open. */
import { buildIfNeeded } from './build.mjs';
import { hasDisplay } from './machine/display.mjs';
import {
  electronEnvironment,
  findElectron,
  runInElectronNode,
} from './machine/electron-binary.mjs';
import { ensureLibraries } from './machine/linux-libraries.mjs';
import { helperToSetUp } from './machine/sandbox.mjs';
import { isRoot } from './machine/unprivileged.mjs';
import { whyNoWindow } from './machine/window.mjs';
import { log, main } from './support/log.mjs';
import { callerFolder, cli, root } from './support/paths.mjs';
import { run } from './support/run.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const electron = await findElectron();
  ensureLibraries(electron.path, { display: false });
  await buildIfNeeded();

  const obstacle = whyNoWindow({
    display: hasDisplay(process.env),
    root: isRoot(),
    sandboxHelper: helperToSetUp(electron.dist),
  });
  if (obstacle) {
    log(`${obstacle}; running the same inspector in the terminal instead.`);
    return runInElectronNode(electron, [cli, 'start', ...args], { cwd: callerFolder });
  }
  const env = electronEnvironment(electron);
  // Some editors set it in their terminals. It would turn the app into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  // Chromium ends its processes at a signal of the terminal, and the app could ask nothing and close nothing.
  return run(electron.path, [root, ...args], { cwd: callerFolder, env, isAlone: true });
});
