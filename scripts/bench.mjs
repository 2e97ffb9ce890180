// @ts-check
/** `npm run bench [-- --quick] [--million] [--write]`: our ratios, measured in Electron's own Node. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { electronEnvironment, findElectron } from './electron-binary.mjs';
import { root } from './places.mjs';
import { run } from './run.mjs';
import { main, say, Stop } from './say.mjs';

/** What we are measured against. It is fetched when it is first needed, since nothing else needs it. */
const mockttp = 'mockttp@4.6.5';

await main(async () => {
  const electron = await findElectron();
  return run(
    electron.path,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'tests', 'bench', 'bench.ts'),
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      env: {
        ...electronEnvironment(electron),
        ELECTRON_RUN_AS_NODE: '1',
        HOOKSCOPE_MOCKTTP: await installMockttp(),
      },
    },
  );
});

/** @returns the folder of the package */
async function installMockttp() {
  const folder = join(root, 'node_modules', '.cache', 'bench');
  const installed = join(folder, 'node_modules', 'mockttp');
  if (existsSync(installed)) return installed;
  say(`fetching ${mockttp} to be measured against …`);
  mkdirSync(folder, { recursive: true });
  const flags = ['--prefix', folder, '--no-save', '--ignore-scripts', '--loglevel', 'error'];
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Stop('run it by npm: npm run bench');
  const failed = await run(process.execPath, [npm, 'install', ...flags, mockttp]);
  if (failed !== 0) throw new Stop(`${mockttp} could not be fetched`);
  return installed;
}
