import type { Core } from '../core/core.ts';
import { CommandFailed } from './command.ts';

/** A command that writes does not begin on a store that can't. @throws CommandFailed */
export async function storeMustWork(core: Core): Promise<void> {
  const { fault } = core.store.state();
  if (fault === null) return;
  await core.close();
  throw new CommandFailed(fault.detail);
}
