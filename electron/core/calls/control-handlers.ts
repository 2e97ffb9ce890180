import { basename } from 'node:path';
import type { Handlers } from '../../../shared/contract/call.ts';
import type { ControlCalls, ControlEvents } from '../../../shared/contract/control-calls.ts';
import type { Core } from '../core.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import { threadSource } from '../import/import-thread.ts';
import { createPreviews } from '../import/previews.ts';
import { writeExport } from '../export/write-file.ts';
import { changeSettings } from './change-settings.ts';
import { keepWhenProved, stopTrial } from './tunnel-trials.ts';
import { entrySource, exportContext, readEntries } from './export-entries.ts';

type WriteRequest = Parameters<ControlCalls['export.write']>[0];

/**
 * The core's handlers of the calls that come from the main process. Exports run side by side; each can be stopped by its number.
 *
 * @param onSeen the user has seen every request so far.
 * @param onStopped called once everything is closed, after the result is on its way.
 */
export function controlHandlers(
  core: Core,
  onProgress: (progress: ControlEvents['export.progress']) => void,
  onSeen: () => void,
  onStopped: () => void,
): Handlers<ControlCalls> {
  const running = new Map<number, { readonly job: AbortController; ended: Promise<unknown> }>();

  async function write(
    { format, scope, path, number, embed = false, redact = false }: WriteRequest,
    signal: AbortSignal,
  ): Promise<ReturnType<ControlCalls['export.write']>> {
    const guardedFetch: GuardedFetch = (target) => core.guardedFetch({ ...target, signal });
    const ids = await core.list.idsOf(scope);
    return writeExport({
      format,
      path,
      onProgress: (progress) => onProgress({ ...progress, number }),
      context: { ...exportContext(core, embed ? guardedFetch : undefined), byteOrderMark: true },
      entries: readEntries(entrySource(core, redact), ids),
      total: ids.length,
      signal,
      now: () => performance.now(),
    });
  }

  const looks = createPreviews(core);

  return {
    'export.write': async (request) => {
      const job = new AbortController();
      const ended = write(request, job.signal);
      running.set(request.number, { job, ended });
      try {
        return await ended;
      } finally {
        running.delete(request.number);
      }
    },
    'export.cancel': ({ number }) => running.get(number)?.job.abort(),
    'import.file': ({ path }) => {
      const name = basename(path);
      return core.imports.start(name, async () =>
        threadSource({ name, from: { path }, headers: [] }),
      );
    },
    'import.look': async ({ path }) => {
      try {
        return await looks.of(threadSource({ name: basename(path), from: { path }, headers: [] }));
      } catch {
        // It is not there any more, or the system gives no access to it.
        return 'unreadable';
      }
    },
    'import.stopLooking': looks.stop,
    'settings.get': core.settings.current,
    'settings.change': (change) => changeSettings(core, change),
    'send.origins': core.sendings.origins,
    'send.start': core.sendings.start,
    'send.edited': core.sendings.edited,
    'check.start': core.checks.start,
    'plays.start': core.plays.start,
    'crm.call': core.crmApi.call,
    'key.pem': ({ fingerprint, half }) => core.keys.pem(fingerprint, half),
    'receiving.set': ({ on }) => core.receiving.set(on),
    'background.seen': onSeen,
    'tunnel.offeredHostKey': core.tunnel.offeredHostKey,
    'tunnel.trustHostKey': ({ fingerprint }) => core.tunnel.trustHostKey(fingerprint),
    'tunnel.wake': () => void core.tunnel.resume(),
    'tunnel.acceptAddress': core.tunnel.acceptAddress,
    'tunnel.try': (change) => keepWhenProved(core, change),
    'attachment.write': core.attachments.save,
    'inspector.stop': async () => {
      stopTrial(core);
      for (const { job } of running.values()) job.abort();
      // A stopped export deletes its unfinished file.
      await Promise.allSettled([...running.values()].map(({ ended }) => ended));
      await core.close();
      setImmediate(onStopped);
    },
  };
}
