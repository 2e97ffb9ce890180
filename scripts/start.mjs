// @ts-check
/** `npm start`: the window, or the same inspector in the terminal where no window can be. */
import { buildIfNeeded } from './build.mjs';
import { hasDisplay } from './display.mjs';
import { electronEnvironment, findElectron } from './electron-binary.mjs';
import { ensureLibraries } from './linux-libraries.mjs';
import { callerFolder, root } from './places.mjs';
import { run } from './run.mjs';
import { helperToSetUp } from './sandbox.mjs';
import { main, say } from './say.mjs';
import { runInTerminal } from './terminal.mjs';
import { isRoot } from './unprivileged.mjs';
import { whyNoWindow } from './window.mjs';

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
    say(`${obstacle}; running the same inspector in the terminal instead.`);
    return runInTerminal(electron, ['start', ...args]);
  }
  const env = electronEnvironment(electron);
  // Set by some editors' terminals, where it would turn the app into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  return run(electron.path, [root, ...args], { cwd: callerFolder, env });
});
