import type { CheckedInput, ImportSource } from './import-source.ts';
import { BrokenFile } from './importer.ts';
import { ImportStopped, type ImportTarget } from './import-target.ts';

/** The result of an import. */
export interface ImportResult extends Omit<CheckedInput, 'ranks'> {
  readonly imported: number;
}

export interface ImportOptions {
  /** Stops between two requests; what is stored by then stays. */
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number, total: number) => void;
  /** Called once everything is checked, before the first request is stored. */
  readonly onChecked?: (checked: CheckedInput) => void;
}

/**
 * Imports the requests of a source: all of them, or none when it is broken.
 *
 * @throws BrokenFile, ImportStopped, the reason of the signal, or the error of the disk.
 */
export async function importRequests(
  source: ImportSource,
  target: ImportTarget,
  { signal, onBytes, onChecked }: ImportOptions = {},
): Promise<ImportResult> {
  const checked = await source.check(onBytes);
  signal?.throwIfAborted();
  onChecked?.(checked);
  const { ranks, ...found } = checked;
  await target.begin({ source: source.name, format: found.format, total: ranks.length });
  let index = 0;
  try {
    for await (const imported of source.requests()) {
      if (signal?.aborted === true) {
        await target.finish();
        throw signal.reason;
      }
      await target.add(imported, ranks[index] ?? index);
      index += 1;
    }
  } catch (error) {
    // It could be read a moment ago.
    if (!(error instanceof BrokenFile)) throw error;
    throw new ImportStopped(await target.finish(), ranks.length, 'the file was changed meanwhile');
  }
  return { imported: await target.finish(), ...found };
}
