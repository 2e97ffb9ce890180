import type { ExportFormat } from '../../../shared/contract.ts';
import type { ExportEntry } from './entry.ts';
import type { Chunk, ExportContext } from './exporter.ts';
import { exporters } from './index.ts';

/**
 * Turns entries into the pieces of one file. It pulls an entry when the pieces of the one before are
 * taken, so no more than one is ever held.
 */
export async function* exportChunks(
  format: ExportFormat,
  entries: AsyncIterable<ExportEntry>,
  context: ExportContext,
): AsyncGenerator<Chunk, void, void> {
  const exporter = exporters[format];
  yield exporter.before(context);
  let separator = '';
  for await (const entry of entries) {
    yield separator + (exporter.heading?.(entry) ?? '');
    yield* exporter.entry(entry, context);
    separator = exporter.between;
  }
  yield exporter.after;
}
