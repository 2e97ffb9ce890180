import { addressCommands } from './address-commands.ts';
import type { WindowCommand } from './command.ts';
import { listCommands } from './list-commands.ts';
import { mailCommands } from './mail-commands.ts';
import { requestCommands } from './request-commands.ts';
import { windowCommands } from './window-commands.ts';

/**
 * Every action of the window. The palette (Ctrl+K) offers them all, the window binds the shortcuts of those with `run`, and
 * the app's menu names some by their ids. To add one, add its row to the file of its group.
 */
export const commands: readonly WindowCommand[] = [
  ...addressCommands,
  ...requestCommands,
  ...listCommands,
  ...windowCommands,
  ...mailCommands,
];
