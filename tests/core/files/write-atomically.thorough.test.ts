import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  fillAtomically,
  writeAtomically,
  writeAtomicallySync,
} from '../../../electron/core/files/write-atomically.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { isWindows } from '../../support/system.ts';

/** Both ways to write a file: asynchronously and synchronously. */
const ways = {
  asynchronously: (path: string, text: string) => writeAtomically(path, Buffer.from(text)),
  synchronously: async (path: string, text: string) => writeAtomicallySync(path, text),
};

describe.each(Object.entries(ways))('a file that is written %s', (_, write) => {
  it('replaces an older one, and only its user may read it', async () => {
    const path = join(tempDir(), 'mail.pdf');
    writeFileSync(path, 'older', { mode: 0o755 });
    await write(path, 'newer');
    expect(readFileSync(path, 'utf8')).toBe('newer');
    if (!isWindows) expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing behind when it could not be written', async () => {
    const folder = tempDir();
    mkdirSync(join(folder, 'mail.pdf'));
    await expect(write(join(folder, 'mail.pdf'), 'x')).rejects.toThrow();
    await expect(write(join(folder, 'none', 'x'), 'x')).rejects.toThrow('ENOENT');
    expect(readdirSync(join(folder, 'mail.pdf'))).toEqual([]);
  });

  it('keeps a symbolic link, also one to a missing file', async () => {
    const folder = tempDir();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real/settings.json', join(folder, 'second'));
    symlinkSync('second', join(folder, 'first'));
    for (const text of ['begun', 'changed']) {
      await write(join(folder, 'first'), text);
      expect(readFileSync(join(folder, 'real', 'settings.json'), 'utf8')).toBe(text);
      expect(lstatSync(join(folder, 'first')).isSymbolicLink()).toBe(true);
      expect(lstatSync(join(folder, 'second')).isSymbolicLink()).toBe(true);
    }
    expect(readdirSync(join(folder, 'real'))).toEqual(['settings.json']);
  });

  it.skipIf(process.platform === 'win32')(
    'is written into a device, which stays a device',
    async () => {
      await write('/dev/null', 'x');
      expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    },
  );
});

it('keeps the mode of the replaced file when none is given', async () => {
  const path = join(tempDir(), 'public.pem');
  writeFileSync(path, 'older');
  chmodSync(path, 0o640);
  writeAtomicallySync(path, 'newer', null);
  if (!isWindows) expect(statSync(path).mode & 0o777).toBe(0o640);
  await fillAtomically(path, {
    fill: async (file) => {
      await file.writeFile('newest');
      return { isComplete: true };
    },
  });
  if (!isWindows) expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readFileSync(path, 'utf8')).toBe('newest');
});

it('deletes the rest of a crash with the next write', () => {
  const folder = tempDir();
  const path = join(folder, 'settings.json');
  writeFileSync(`${path}.new`, '{"half":');
  writeAtomicallySync(path, '{}');
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

it('leaves a whole file whenever the process is killed', { timeout: 60_000 }, async () => {
  const folder = tempDir();
  const path = join(folder, 'settings.json');
  const module = new URL('../../../electron/core/files/write-atomically.ts', import.meta.url).href;
  const code = `
    import { writeAtomicallySync } from ${JSON.stringify(module)};
    for (let turn = 0; ; turn += 1) {
      writeAtomicallySync(${JSON.stringify(path)}, JSON.stringify({ turn, text: 'x'.repeat(200_000) }));
      console.log(turn);
    }`;
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    for (let writes = 0; writes <= round; writes += 1) await once(child.stdout, 'data');
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('turn');
  }
  writeAtomicallySync(path, '{}');
  expect(readdirSync(folder)).toEqual(['settings.json']);
});
