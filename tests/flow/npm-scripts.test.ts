import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope } from '../support/terminal.ts';
import { until } from '../support/until.ts';

const root = join(import.meta.dirname, '..', '..');

/** `npm run -s hookscope -- ARGS` in a process group of its own, as a shell starts it. */
function npmRun(args: readonly string[], shell?: string) {
  const child = spawn('npm', ['run', '-s', 'hookscope', '--', ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(shell === undefined ? {} : { npm_config_script_shell: shell }) },
  });
  const { pid = 0, stdout, stderr } = child;
  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      process.kill(-pid, signal);
    } catch {
      // The whole group has ended.
    }
  };
  onTestFinished(() => signalGroup('SIGKILL'));
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return { child, stdout, stderr, signalGroup, ended };
}

type Npm = Awaited<ReturnType<typeof npmListens>>;

/** Starts `listen` by npm. @returns its port, once it listens */
async function npmListens(dataDir: string, shell?: string) {
  const npm = npmRun(['listen', '--json', '--port', '0', '--data', dataDir], shell);
  const errors = text(npm.stderr);
  const first = once(createInterface({ input: npm.stdout }), 'line').then(([line]) => String(line));
  const line = await Promise.race([first, npm.ended.then(async () => errors)]);
  const { localUrl } = JSON.parse(line) as { localUrl: string };
  return { ...npm, port: Number(new URL(localUrl).port) };
}

/** A shell without an `exec` of its own, such as cmd and PowerShell: every command is a program on the path. */
function shellWithoutExec(): string {
  const path = join(tempDir(), 'shell');
  writeFileSync(path, '#!/bin/sh\neval "env $2"\n');
  chmodSync(path, 0o755);
  return path;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Nothing listens there.
    return false;
  } finally {
    socket.destroy();
  }
}

describe.skipIf(process.platform === 'win32')('a script that npm runs', () => {
  const shells = [
    { name: "npm's usual shell", shell: () => undefined },
    { name: 'a shell without exec', shell: shellWithoutExec },
  ];

  it.each(shells)('keeps the exit code, and only the answer on stdout: $name', async (row) => {
    const { stdout, stderr, ended } = npmRun(['lisen'], row.shell());
    const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), ended]);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toContain('Did you mean listen?');
  });

  it('ends with 0 after Ctrl+C, which signals the whole process group', async () => {
    const { port, signalGroup, ended } = await npmListens(tempDir());
    signalGroup('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(await isListening(port)).toBe(false);
  });

  it.each([
    { command: 'listen', args: ['--json', '--port', '0'], question: '' },
    { command: 'mcp', args: [], question: '{"jsonrpc":"2.0","id":1,"method":"ping"}\n' },
  ])('ends with its own exit code while signals come until its end: $command', async (row) => {
    const script = join(root, 'scripts', 'hookscope.mjs');
    const child = spawn(process.execPath, [script, row.command, ...row.args, '--data', tempDir()], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    child.stdin.write(row.question);
    await once(child.stdout, 'data');
    let isOver = false;
    void ended.then(() => (isOver = true));
    while (!isOver) {
      const isThere = child.exitCode === null && child.signalCode === null;
      if (child.pid !== undefined && isThere) process.kill(-child.pid, 'SIGINT');
      await setImmediate();
    }
    expect(await ended).toEqual([0, null]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 after %s to npm alone', async (signal) => {
    const { child, port, ended } = await npmListens(tempDir());
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(await isListening(port)).toBe(false);
  });

  it.each([
    {
      name: 'Ctrl+C in a shell without exec',
      shell: shellWithoutExec,
      end: (npm: Npm) => npm.signalGroup('SIGINT'),
    },
    { name: 'npm is killed', shell: () => undefined, end: (npm: Npm) => npm.child.kill('SIGKILL') },
  ])('stops listening: $name', async ({ shell, end }) => {
    const dataDir = tempDir();
    const npm = await npmListens(dataDir, shell());
    end(npm);
    await until(async () => !(await isListening(npm.port)));
    // It has ended, and not only closed its port: its folder is free.
    const nothing = join(tempDir(), 'nothing.json');
    writeFileSync(nothing, '{"format":"hookscope","version":1,"requests":[]}');
    await until(async () => (await hookscope(['import', nothing, '--data', dataDir])).code === 0);
  });
});
