import type { ControlCalls } from '../../../shared/control.ts';
import type { ExportProgress } from '../../../shared/contract.ts';
import type { Core } from '../core.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import { writeExport } from '../export/write-file.ts';
import { exportContext, idsOf, readEntries } from './export-entries.ts';
import type { Answers } from './serve-port.ts';

/**
 * What the main process may ask. One export runs at a time; a new one ends the one before.
 *
 * @param onStopped called once everything is closed, after the answer is on its way.
 */
export function answerControl(
  core: Core,
  onProgress: (progress: ExportProgress) => void,
  onStopped: () => void,
): Answers<ControlCalls> {
  let running: AbortController | null = null;

  return {
    'export.write': async ({ format, scope, path, embed = false }) => {
      running?.abort();
      const job = new AbortController();
      running = job;
      const { signal } = job;
      const guardedFetch: GuardedFetch = (ask) => core.guardedFetch({ ...ask, signal });
      const ids = await idsOf(core.list, scope);
      return writeExport({
        format,
        path,
        onProgress,
        context: exportContext(core, embed ? guardedFetch : undefined),
        entries: readEntries(core, ids),
        total: ids.length,
        signal,
        now: () => performance.now(),
      });
    },
    'export.cancel': () => running?.abort(),
    'key.pem': ({ fingerprint, half }) => core.keys.pem(fingerprint, half),
    'tunnel.wake': () => void core.tunnel.wake(),
    'attachment.write': core.attachments.save,
    'inspector.stop': async () => {
      running?.abort();
      await core.close();
      setImmediate(onStopped);
    },
  };
}
