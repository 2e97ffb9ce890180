import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onLoopback } from './loopback.ts';
import { isWindows } from './system.ts';
import { until } from './until.ts';

const file = (name: string) =>
  fileURLToPath(new URL(`../fixtures/receivers/${name}`, import.meta.url));

/** What a receiver says of a request that it got. */
export interface Received {
  readonly receiver: string;
  readonly method: string;
  readonly target: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The value of `X-Odd`, its repeats joined. */
  readonly odd: string | null;
  readonly verified: boolean;
}

export interface RealReceiver {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export const receiverNames = ['express', 'php', 'python'] as const;
export type ReceiverName = (typeof receiverNames)[number];

const python = process.platform === 'win32' ? 'python' : 'python3';

/** Whether the language of a receiver is on this machine. */
export function isInstalled(name: ReceiverName): boolean {
  if (name === 'express') return true;
  const program = name === 'php' ? 'php' : python;
  const test = name === 'php' ? ['-r', 'exit(extension_loaded("sodium") ? 0 : 1);'] : ['--version'];
  return spawnSync(program, test, { stdio: 'ignore' }).status === 0;
}

/** Starts a receiver that verifies signatures with a key. */
export async function startReceiver(name: ReceiverName, key: KeyObject): Promise<RealReceiver> {
  const raw = key.export({ type: 'spki', format: 'der' }).subarray(-32);
  const env = {
    ...process.env,
    PUBLIC_KEY: key.export({ type: 'spki', format: 'pem' }).toString(),
    PUBLIC_KEY_RAW: raw.toString('base64'),
    ELECTRON_RUN_AS_NODE: '1',
    // Keep-alive connections would otherwise block each other: it has a single process.
    PHP_CLI_SERVER_WORKERS: '4',
  };
  if (name === 'php') return startPhp(env);
  const [program, script] =
    name === 'express'
      ? ([process.execPath, 'express.mjs'] as const)
      : ([python, 'receiver.py'] as const);
  const child = spawn(program, [file(script)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { port: Number(/\d+/.exec(line.toString())?.[0]), stop: () => stop(child) };
}

/** PHP can't say which port it took, so it is given a free one. */
async function startPhp(env: NodeJS.ProcessEnv): Promise<RealReceiver> {
  const free = await onLoopback(createServer());
  await free.close();
  const { port } = free;
  const child = spawn('php', ['-S', `127.0.0.1:${port}`, file('receiver.php')], {
    env,
    stdio: 'ignore',
    // Its workers would outlive it, so they are ended as a group. On Windows it has none.
    detached: !isWindows,
  });
  await until(() => canConnect(port));
  return { port, stop: () => stop(child, isWindows ? undefined : -(child.pid ?? 0)) };
}

async function canConnect(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** @param group the negative number of its process group, where it has one of its own. */
async function stop(child: ChildProcess, group?: number): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  if (group === undefined || group >= 0) child.kill();
  else process.kill(group, 'SIGTERM');
  await exit;
}
