import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished, vi } from 'vitest';
import { runTerminal } from '../../electron/terminal/run-terminal.ts';
import { tempDir } from '../support/temp-dir.ts';
import { recordingTerminal } from './terminal.ts';

/** What a command says on stderr, and its exit code. */
async function refused(...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const { resourcesDir } = recordingTerminal().terminal;
  const code = await runTerminal(argv, resourcesDir, { stdout, stderr });
  return { code, said: String(stderr.read()) };
}

const newer = /newer version.*\bUpdate Hookscope\b[^\n]*\n$/;

it('refuses captures of a newer version, and leaves them as they are', async () => {
  const data = tempDir();
  const path = join(data, 'captures.db');
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE theirs (a); PRAGMA user_version = 99');
  database.close();
  const before = readFileSync(path);
  for (const command of ['list', 'backup'] as const) {
    const out = command === 'backup' ? ['--out', join(data, 'b')] : [];
    const { code, said } = await refused(command, '--data', data, ...out);
    expect([code, command]).toEqual([1, command]);
    expect(said).toMatch(newer);
  }
  expect(readFileSync(path).equals(before)).toBe(true);
});

it('refuses a backup of a newer version', async () => {
  const data = tempDir();
  const path = join(data, 'everything.hookscope');
  writeFileSync(path, gzipSync('{"hookscopeBackup":2,"version":"9.0.0"}\n'));
  const { code, said } = await refused('restore', path, '--data', join(data, 'new'));
  expect(code).toBe(1);
  expect(said).toMatch(newer);
});

it.runIf(process.platform === 'linux')('refuses a pointer of a newer version', async () => {
  const folder = join(tempDir(), 'Hookscope');
  mkdirSync(folder);
  writeFileSync(join(folder, 'data-folder.json'), '{"hookscopeDataFolder":2}\n');
  vi.stubEnv('XDG_CONFIG_HOME', dirname(folder));
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, said } = await refused('list');
  expect(code).toBe(1);
  expect(said).toMatch(newer);
});
