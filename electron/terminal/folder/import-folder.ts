import { setTimeout as after } from 'node:timers/promises';
import { DataInUse } from '../../core/data-folder/data-lock.ts';
import { storeTarget, type ImportTarget } from '../../core/import/import-target.ts';
import { remoteTarget } from '../../core/channel/remote-target.ts';
import { canConnect } from '../../core/channel/call-channel.ts';
import type { Terminal } from '../command.ts';
import { openWorkingCore } from './working-core.ts';

/** Milliseconds for which a folder is tried again that is in use by a process which takes no jobs yet, or is about to end. */
const patienceMs = 2_000;
const retryMs = 100;

/** A data folder that requests can be imported into, opened here or by another process. */
interface ImportFolder {
  readonly target: ImportTarget;
  /** Resolves once what was imported is inspected; at once where another process does that. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the folder, or finds the process that has it. @throws DataInUse, CommandFailed, and what `createCore` throws. */
export async function openFolder(
  dataDir: string,
  { resourcesDir, report }: Pick<Terminal, 'resourcesDir' | 'report'>,
): Promise<ImportFolder> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      const core = await openWorkingCore({
        dataDir,
        resourcesDir,
        onBug: (error) => report(String(error)),
      });
      return {
        target: storeTarget(core, { at: Date.now() }),
        settled: core.inspection.settled,
        close: core.close,
      };
    } catch (error) {
      if (!(error instanceof DataInUse)) throw error;
      const { channel } = error;
      if (channel !== null && (await canConnect(channel))) {
        const nothing = () => Promise.resolve();
        return { target: remoteTarget(channel), settled: nothing, close: nothing };
      }
      if (performance.now() > deadline) throw error;
      await after(retryMs);
    }
  }
}
