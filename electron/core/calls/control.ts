import type { ControlCalls, ControlEvents } from '../../../shared/control.ts';
import type { Core } from '../core.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import { writeExport } from '../export/write-file.ts';
import { changeSettings } from './change-settings.ts';
import { exportContext, idsOf, readEntries } from './export-entries.ts';
import type { Answers } from './serve-port.ts';

/**
 * What the main process may ask. Exports run side by side; each can be ended by its number.
 *
 * @param onStopped called once everything is closed, after the answer is on its way.
 */
export function answerControl(
  core: Core,
  onProgress: (progress: ControlEvents['export.progress']) => void,
  onStopped: () => void,
): Answers<ControlCalls> {
  const running = new Map<number, { readonly job: AbortController; ended: Promise<unknown> }>();

  async function write(
    { format, scope, path, number, embed = false }: Parameters<ControlCalls['export.write']>[0],
    signal: AbortSignal,
  ): Promise<ReturnType<ControlCalls['export.write']>> {
    const guardedFetch: GuardedFetch = (ask) => core.guardedFetch({ ...ask, signal });
    const ids = await idsOf(core.list, scope);
    return writeExport({
      format,
      path,
      onProgress: (progress) => onProgress({ ...progress, number }),
      context: { ...exportContext(core, embed ? guardedFetch : undefined), byteOrderMark: true },
      entries: readEntries(core, ids),
      total: ids.length,
      signal,
      now: () => performance.now(),
    });
  }

  return {
    'export.write': async (ask) => {
      const job = new AbortController();
      const ended = write(ask, job.signal);
      running.set(ask.number, { job, ended });
      try {
        return await ended;
      } finally {
        running.delete(ask.number);
      }
    },
    'export.cancel': ({ number }) => running.get(number)?.job.abort(),
    'settings.get': core.settings.current,
    'settings.change': (change) => changeSettings(core, change),
    'key.pem': ({ fingerprint, half }) => core.keys.pem(fingerprint, half),
    'tunnel.wake': () => void core.tunnel.wake(),
    'attachment.write': core.attachments.save,
    'inspector.stop': async () => {
      for (const { job } of running.values()) job.abort();
      // An export that is ended takes its unfinished file away.
      await Promise.allSettled([...running.values()].map(({ ended }) => ended));
      await core.close();
      setImmediate(onStopped);
    },
  };
}
