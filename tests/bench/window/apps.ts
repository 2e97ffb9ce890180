import { chownSync, cpSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startApp, type RunningApp } from './running-app.ts';

const subject = fileURLToPath(new URL('../subjects/bare-electron/', import.meta.url));

/** Starts Hookscope and the bare app, with the same Electron, user and display. */
export interface Apps {
  readonly hookscope: (dataDir: string) => Promise<RunningApp>;
  /** @param page `react` draws by React, as Hookscope does. */
  readonly bare: (page: 'plain' | 'react') => Promise<RunningApp>;
  /** A data folder that the apps' user may write to, with the settings of the measurement. */
  readonly dataDir: () => string;
  /** Gives what this process wrote to the apps' user. */
  readonly handOver: (folder: string) => void;
}

export async function createApps(): Promise<Apps> {
  const launcher = required('HOOKSCOPE_ELECTRON');
  const appFolder = required('HOOKSCOPE_APP');
  const folder = required('HOOKSCOPE_TEST_TMP');
  const owner = statSync(folder);
  const bareFolder = join(folder, 'bare');
  cpSync(subject, bareFolder, { recursive: true });
  await build({
    root: join(subject, 'react'),
    base: './',
    logLevel: 'error',
    configFile: false,
    build: {
      outDir: join(bareFolder, 'built'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
    },
  });
  handOver(bareFolder);

  function handOver(path: string): void {
    if (process.getuid?.() !== 0) return;
    const below = globSync('**/*', { cwd: path }).map((name) => join(path, name));
    for (const each of [path, ...below]) chownSync(each, owner.uid, owner.gid);
  }

  function dataDir(): string {
    const made = mkdtempSync(join(folder, 'data-'));
    const settings = { port: 0, pathToken: 'bench', tunnel: { kind: 'none' } };
    writeFileSync(
      join(made, 'settings.json'),
      JSON.stringify({ ...settings, keepRequests: 10_000_000 }),
    );
    handOver(made);
    return made;
  }

  return {
    dataDir,
    handOver,
    hookscope: (data) => startApp({ launcher, args: [appFolder, '--data', data], url: /^app:/ }),
    bare: (page) => {
      const data = mkdtempSync(join(folder, 'bare-data-'));
      handOver(data);
      mkdirSync(data, { recursive: true });
      const file = join(bareFolder, page === 'plain' ? 'plain' : 'built', 'index.html');
      const args = [join(bareFolder, 'main.cjs'), `--data=${data}`, `--page=${file}`];
      return startApp({ launcher, args, url: /^file:/ });
    },
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: use \`npm run bench -- --window\`.`);
  return value;
}
