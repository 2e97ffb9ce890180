// @ts-check
/** `npm run bench [-- --quick] [--million] [--write]`: our ratios, measured in Electron's own Node. */
import { join } from 'node:path';
import { electronEnvironment, findElectron } from './electron-binary.mjs';
import { root } from './places.mjs';
import { run } from './run.mjs';
import { main } from './say.mjs';

await main(async () => {
  const electron = await findElectron();
  return run(
    electron.path,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'tests', 'bench', 'bench.ts'),
      ...process.argv.slice(2),
    ],
    { cwd: root, env: { ...electronEnvironment(electron), ELECTRON_RUN_AS_NODE: '1' } },
  );
});
