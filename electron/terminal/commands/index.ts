import type { Command } from '../command.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { list } from './list.ts';
import { listen } from './listen.ts';
import { mcp } from './mcp.ts';
import { move } from './move.ts';
import { play } from './play.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { restore } from './restore.ts';
import { send } from './send.ts';
import { show } from './show.ts';
import { start } from './start.ts';
import { token } from './token.ts';
import { types } from './types.ts';
import { verify } from './verify.ts';

/** All commands, in the order of the help page. A new one is a file in this folder and a line here. */
export const commands: readonly Command[] = [
  start,
  listen,
  list,
  show,
  diff,
  exportCommand,
  types,
  importCommand,
  backup,
  restore,
  move,
  replay,
  send,
  check,
  play,
  verify,
  token,
  mcp,
  report,
];
