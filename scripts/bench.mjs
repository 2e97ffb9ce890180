// @ts-check
/** `npm run bench [-- --quick] [--million] [--write]`: our speed relative to other servers, measured in Electron's own Node. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findElectron, runInElectronNode } from './machine/electron-binary.mjs';
import { log, main, UserError } from './support/log.mjs';
import { root } from './support/paths.mjs';
import { run } from './support/run.mjs';

/** The server that ours is compared with. Only the benchmark needs it, so the benchmark fetches it. */
const mockttp = 'mockttp@4.6.5';

await main(async () => {
  const electron = await findElectron();
  const bench = join(root, 'tests', 'bench', 'bench.ts');
  const args = ['--disable-warning=ExperimentalWarning', bench, ...process.argv.slice(2)];
  return runInElectronNode(electron, args, {
    cwd: root,
    env: { HOOKSCOPE_MOCKTTP: await installMockttp() },
  });
});

/** @returns {Promise<string>} the folder of the package */
async function installMockttp() {
  const folder = join(root, 'node_modules', '.cache', 'bench');
  const installed = join(folder, 'node_modules', 'mockttp');
  if (existsSync(installed)) return installed;
  log(`fetching ${mockttp} to compare with …`);
  mkdirSync(folder, { recursive: true });
  const flags = ['--prefix', folder, '--no-save', '--ignore-scripts', '--loglevel', 'error'];
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new UserError('start it by npm: npm run bench');
  const failed = await run(process.execPath, [npm, 'install', ...flags, mockttp]);
  if (failed !== 0) throw new UserError(`${mockttp} could not be fetched`);
  return installed;
}
