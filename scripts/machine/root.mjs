// @ts-check
import { spawnSync } from 'node:child_process';
import { UserError } from '../support/log.mjs';
import { isRoot } from './unprivileged.mjs';

/**
 * Runs a program as root, with sudo when we are not root. Its output goes to stderr: it is progress.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @throws UserError when it fails
 */
export function runAsRoot(program, args, env = {}) {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  // Without -n, sudo would wait for a password that nobody types.
  const sudo = isRoot() ? [] : ['sudo', '-n'];
  const [command = '', ...rest] = [...sudo, 'env', ...settings, program, ...args];
  const { status } = spawnSync(command, rest, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new UserError(`${program} ${args.join(' ')} failed`);
}
