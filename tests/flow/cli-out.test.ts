import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  createReadStream,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, hookscopeProcess } from '../support/terminal.ts';

const entry = fileURLToPath(new URL('../../out/main/cli.cjs', import.meta.url));

/** A folder with one request, and the export of it. */
async function folderOfOne() {
  const request = { method: 'POST', url: 'http://h/x', postData: { text: 'a;=1+1' } };
  const file = join(tempDir(), 'one.har');
  writeFileSync(
    file,
    JSON.stringify({
      log: { entries: [{ startedDateTime: '2026-11-22T10:00:00Z', time: 1, request }] },
    }),
  );
  const dataDir = tempDir();
  expect((await hookscope(['import', file, '--data', dataDir])).code).toBe(0);
  const args = (out: string, format = 'raw') => [
    ...['export', '--data', dataDir, '--format', format, '--out', out],
  ];
  const raw = (await hookscope(args('-'))).stdout;
  expect(raw).toBe('POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\na;=1+1');
  return { args, raw };
}

describe.skipIf(process.platform === 'win32')('export --out', () => {
  it('writes through a pipe and leaves it a pipe', async () => {
    const { args, raw } = await folderOfOne();
    const pipe = join(tempDir(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [read, { code }] = await Promise.all([
      text(createReadStream(pipe)),
      hookscopeProcess(args(pipe)),
    ]);
    expect({ read, code }).toEqual({ read: raw, code: 0 });
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('writes into devices', async () => {
    const { args, raw } = await folderOfOne();
    expect(await hookscopeProcess(args('/dev/stdout'))).toMatchObject({ code: 0, stdout: raw });
    expect((await hookscopeProcess(args('/dev/stderr'))).stderr).toContain(raw);
    expect((await hookscope(args('/dev/null'))).code).toBe(0);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('appends to what a redirected file contains', async () => {
    const { args, raw } = await folderOfOne();
    const path = join(tempDir(), 'log');
    writeFileSync(path, 'before\n');
    const child = spawn(process.execPath, [entry, ...args('/dev/stdout')], {
      stdio: ['ignore', openSync(path, 'a'), 'ignore'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(readFileSync(path, 'utf8')).toBe(`before\n${raw}`);
  });

  it.skipIf(process.platform !== 'linux')('says in one line that a disk is full', async () => {
    const { args } = await folderOfOne();
    const full = await hookscope(args('/dev/full'));
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(/^\/dev\/full was not written: ENOSPC[^\n]*\n$/);
    const child = spawn(process.execPath, [entry, ...args('-')], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    });
    const [said, [code]] = await Promise.all([
      child.stderr === null ? '' : text(child.stderr),
      once(child, 'close') as Promise<[number]>,
    ]);
    expect(code).toBe(1);
    expect(said).toMatch(/^The output could not be written: ENOSPC[^\n]*\n$/);
  });

  it('keeps a symbolic link and the mode of its file', async () => {
    const { args, raw } = await folderOfOne();
    const dir = tempDir();
    const real = join(dir, 'real');
    writeFileSync(real, 'older');
    chmodSync(real, 0o600);
    symlinkSync('real', join(dir, 'link'));
    expect((await hookscope(args(join(dir, 'link')))).code).toBe(0);
    expect(lstatSync(join(dir, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe(raw);
    expect(statSync(real).mode & 0o777).toBe(0o600);
    symlinkSync('new', join(dir, 'dangling'));
    expect((await hookscope(args(join(dir, 'dangling')))).code).toBe(0);
    expect(readFileSync(join(dir, 'new'), 'utf8')).toBe(raw);
    expect(readdirSync(dir).toSorted()).toEqual(['dangling', 'link', 'new', 'real']);
  });

  it('names a missing folder, and a folder in place of the file', async () => {
    const { args } = await folderOfOne();
    const dir = tempDir();
    const missing = await hookscope(args(join(dir, 'none', 'x.http')));
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toBe(
      `${join(dir, 'none', 'x.http')} was not written: the folder ${join(dir, 'none')} does not exist.\n`,
    );
    mkdirSync(join(dir, 'folder'));
    expect((await hookscope(args(join(dir, 'folder')))).stderr).toContain('it is a folder');
  });

  it('begins a table with a byte order mark only with --bom', async () => {
    const { args } = await folderOfOne();
    const path = join(tempDir(), 'table.csv');
    expect((await hookscope([...args(path, 'csv'), '--bom'])).code).toBe(0);
    expect([...readFileSync(path).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(readFileSync(path, 'utf8')).toContain(`"a;'=1+1"`);
    expect((await hookscope([...args(path, 'json'), '--bom'])).code).toBe(2);
  });
});
