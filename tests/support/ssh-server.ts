import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';
import { tempDir } from './temp-dir.ts';
import { until } from './until.ts';

/** OpenSSH's server where it can be started in a folder, by a user without rights too. It must be started by its absolute path. */
export const sshd = ['/usr/sbin', ...(process.env['PATH'] ?? '').split(delimiter)]
  .map((folder) => join(folder, 'sshd'))
  .find((path) => process.platform === 'linux' && existsSync(path));

export interface SshServer {
  /** `user@127.0.0.1:port`. */
  readonly to: string;
  readonly port: number;
  /** Of its host key. */
  readonly fingerprint: () => string;
  /** Lets a public key in. */
  readonly allow: (publicKey: string) => void;
  /** Ends it and every connection at once, as when the machine dies. */
  readonly kill: () => Promise<void>;
  /** Starts it again at the same port. */
  readonly start: (config?: readonly string[]) => Promise<void>;
  readonly changeHostKey: () => void;
  /** The processes that hold a connection. */
  readonly sessions: () => readonly number[];
}

/** Starts OpenSSH's server on loopback, with a configuration and keys of its own. It lets the user of this process in. */
export async function startSshServer(config: readonly string[] = []): Promise<SshServer> {
  const folder = tempDir();
  const port = await freePort();
  const path = (name: string) => join(folder, name);
  const makeHostKey = () => {
    rmSync(path('host'), { force: true });
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path('host')]);
  };
  makeHostKey();
  writeFileSync(path('authorized'), '');
  // As root it needs the folder in which it drops its rights.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  let server: ChildProcess | null = null;

  const start = async (more: readonly string[] = config) => {
    const lines = [
      ...more,
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${path('host')}`,
      `AuthorizedKeysFile ${path('authorized')}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin prohibit-password',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      // The tests connect more often than it expects of strangers.
      'MaxStartups 100',
    ];
    writeFileSync(path('config'), `${lines.join('\n')}\n`);
    server = spawn(sshd ?? 'sshd', ['-f', path('config'), '-D', '-q'], { stdio: 'ignore' });
    await until(() => isListening(port));
  };
  const kill = async () => {
    if (server === null) return;
    const ended = once(server, 'close');
    const pids = descendants(server.pid ?? 0);
    server.kill('SIGKILL');
    for (const pid of pids) killIfThere(pid);
    await ended;
    server = null;
  };
  await start();
  onTestFinished(kill);
  return {
    to: `${userInfo().username}@127.0.0.1:${port}`,
    port,
    fingerprint: () => fingerprintOf(path('host')),
    allow: (key) => writeFileSync(path('authorized'), `${key}\n`),
    kill,
    start,
    changeHostKey: makeHostKey,
    sessions: () => descendants(server?.pid ?? 0),
  };
}

export function fingerprintOf(keyFile: string): string {
  const { stdout } = spawnSync('ssh-keygen', ['-lf', `${keyFile}.pub`], { encoding: 'utf8' });
  return stdout.split(' ')[1] ?? '';
}

/** The public line of a new key at a path. */
export function newKey(path: string): string {
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
  return readFileSync(`${path}.pub`, 'utf8').trim();
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function descendants(pid: number): readonly number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.flatMap(([child = 0, of]) => (of === parent && child > 0 ? [child, ...below(child)] : []));
  return below(pid);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
