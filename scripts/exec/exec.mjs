#!/usr/bin/env node
// @ts-check
/**
 * `exec PROGRAM ARGUMENTS` for npm's shell where it has no `exec` of its own: cmd, PowerShell. npm installs it as
 * node_modules/.bin/exec. A POSIX shell uses its builtin `exec`, which replaces the shell with the program. Without it,
 * Debian's sh would receive npm's SIGINT and not forward it.
 */
import { spawnSync } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
const { status, error } = spawnSync(program === 'node' ? process.execPath : program, args, {
  stdio: 'inherit',
});
if (error) throw error;
process.exitCode = status ?? 1;
