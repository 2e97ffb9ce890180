import { createCore, type Core } from '../../core/core.ts';
import type { CoreOptions } from '../../core/core-options.ts';
import { CommandFailed } from '../command.ts';

/** The core for a command that writes. @throws CommandFailed when the store can't be written, and what `createCore` throws. */
export async function openWorkingCore(options: CoreOptions): Promise<Core> {
  const core = createCore(options);
  const { fault } = core.store.state();
  if (fault === null) return core;
  await core.close();
  throw new CommandFailed(fault.detail);
}
