import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, type Ended } from '../support/terminal.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** What each fuse must be in what we give away; docs/decisions/0002-fuses.md says why. */
const wanted = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
} as const;

/** Packing is most of this file's time, so it is done once. */
let packed = '';
let fuses: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  packed = realpathSync(mkdtempSync(join(tmpdir(), 'hookscope-packed-')));
  const script = resolve(root, 'scripts', 'maintenance', 'package-check.mjs');
  // electron-builder's command line misreads its arguments under Electron's Node: npm's own is used.
  const node = process.env['npm_node_execpath'] ?? 'node';
  const { stdout } = await promisify(execFile)(node, [script, '--quick', '--keep', packed], {
    cwd: root,
  });
  fuses = JSON.parse(stdout) as Record<string, string>;
});

afterAll(() => rmSync(packed, { recursive: true, force: true }));

describe('the packaged app', () => {
  it.each(Object.entries(wanted))('has the fuse %s %s', (name, state) => {
    expect(fuses[name]).toBe(state);
  });
});

/** Where the launcher is below the folder of the packed app. */
function launcher(): string {
  const folder = readdirSync(packed).find((name) => /unpacked$|^mac/.test(name)) ?? '';
  const inApp = process.platform === 'darwin' ? ['Hookscope.app', 'Contents', 'Resources'] : [];
  return join(packed, folder, ...inApp, 'bin', 'hookscope');
}

/** Chromium's zygotes, its process for graphics and the one of a window would be children of a command. Linux lists them. */
function childrenOf(pid = 0): string {
  if (process.platform !== 'linux') return '';
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads
    .map((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'))
    .join('');
}

describe.skipIf(process.platform === 'win32')('its command in the terminal', () => {
  /** Starts the launcher of the package, where there is no display. */
  function start(args: readonly string[], cwd = tempDir()) {
    const child = spawn(launcher(), args, {
      cwd,
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ELECTRON_RUN_AS_NODE: undefined },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  }

  async function run(args: readonly string[], cwd?: string, input = ''): Promise<Ended> {
    const child = start(args, cwd);
    child.stdin.end(input);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    return { code, stdout, stderr };
  }

  it('says what the command of the checkout says, and nothing of Chromium', async () => {
    expect(await run(['--help'])).toEqual(await hookscope(['--help']));
    expect(await run(['--version'])).toEqual(await hookscope(['--version']));
    const mistaken = ['list', '--type=renderer', '--remote-debugging-port=0'];
    expect(await run(mistaken)).toEqual(await hookscope(mistaken));
    expect(await run(['lisen'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^There is no command "lisen"\. Did you mean listen\?\n/),
    });
    expect(await run(['list', '--data', 'missing'])).toMatchObject({ code: 1, stdout: '' });
  });

  it('reads a pipe and paths of the folder that it is called in, and uses its threads', async () => {
    const folder = tempDir();
    const body = JSON.stringify({ type: 'SMS', message: 'Año 東京' });
    const request = { method: 'POST', url: 'http://h/x', postData: { text: body } };
    const entries = Array.from({ length: 500 }, () => ({
      startedDateTime: '2026-11-22T10:00:00Z',
      time: 1,
      request,
    }));
    const har = JSON.stringify({ log: { entries } });
    expect(await run(['import', '-', '--data', 'dátos'], folder, har)).toMatchObject({
      code: 0,
      stdout: '500 requests imported\n',
      stderr: '',
    });
    const found = ['list', '--data', 'dátos', '--json', '--query', 'Año'];
    expect((await run(found, folder)).stdout.trimEnd().split('\n')).toHaveLength(500);
    const args = ['export', '--data', 'dátos', '--format', 'ndjson', '--out', '-'];
    expect((await run(args, folder)).stdout.trimEnd().split('\n')).toHaveLength(500);

    const reader = start(args, folder);
    reader.stdout.once('data', () => reader.stdout.destroy());
    expect(await once(reader, 'exit')).toEqual([0, null]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'has no process beside its own, and ends with 0 after %s',
    async (signal) => {
      const folder = tempDir();
      const child = start(
        ['listen', '--port', '0', '--data', '.', '--path-token', 'none', '--json'],
        folder,
      );
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const { localUrl } = JSON.parse((await lines.next()).value ?? '') as { localUrl: string };
      writeFileSync(join(folder, 'body.json'), '{}');
      expect((await run(['send', 'body.json', '--to', localUrl], folder)).code).toBe(0);
      expect(JSON.parse((await lines.next()).value ?? '')).toMatchObject({ event: 'captured' });
      expect(childrenOf(child.pid)).toBe('');
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([0, null]);
    },
  );
});
