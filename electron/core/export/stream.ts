import type { ExportFormat } from '../../../shared/export.ts';
import {
  withoutPseudoFields,
  type Chunk,
  type DocumentLayout,
  type ExportContext,
  type ExportEntry,
  type Exporter,
} from './exporter.ts';
import { exporters } from './index.ts';

type Entries = AsyncIterable<ExportEntry>;

interface ChunkOptions {
  readonly onLeftOut?: (entry: ExportEntry) => void;
  readonly asList?: boolean;
}

/**
 * Turns entries into the chunks of one file. It pulls an entry once the chunks of the previous one are taken, so that only one is
 * in memory; two, for a format with another layout for several.
 *
 * @param options.onLeftOut called for each entry that the format can't hold.
 * @param options.asList uses the layout for several even for one entry.
 */
export async function* exportChunks(
  format: ExportFormat,
  entries: Entries,
  context: ExportContext,
  { onLeftOut, asList = false }: ChunkOptions = {},
): AsyncGenerator<Chunk, void, void> {
  const exporter = exporters[format];
  const taken = exporter.takes ? only(entries, exporter.takes, onLeftOut) : entries;
  const document = exporter.several
    ? await layoutFor(asList ? exporter.several : exporter, exporter.several, taken)
    : { layout: exporter, entries: taken };
  yield* chunksOf(document.layout, document.entries, context);
}

async function* chunksOf(
  layout: DocumentLayout,
  entries: Entries,
  context: ExportContext,
): AsyncGenerator<Chunk, void, void> {
  yield layout.before(context);
  let separator = '';
  for await (const entry of entries) {
    yield separator + (layout.heading?.(entry) ?? '');
    yield* layout.entry(withoutPseudoFields(entry), context);
    separator = layout.between;
  }
  yield layout.after;
}

async function* only(
  entries: Entries,
  takes: NonNullable<Exporter['takes']>,
  onLeftOut: ChunkOptions['onLeftOut'],
): AsyncGenerator<ExportEntry, void, void> {
  for await (const entry of entries) {
    if (await takes(entry)) yield entry;
    else onLeftOut?.(entry);
  }
}

/** Chooses the layout for one entry or for several. It reads ahead to the second. */
async function layoutFor(
  alone: DocumentLayout,
  several: DocumentLayout,
  entries: Entries,
): Promise<{ layout: DocumentLayout; entries: Entries }> {
  const rest = entries[Symbol.asyncIterator]();
  const first = await rest.next();
  const second = first.done ? first : await rest.next();
  async function* all(): AsyncGenerator<ExportEntry, void, void> {
    if (!first.done) yield first.value;
    if (!second.done) yield second.value;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  }
  return { layout: second.done ? alone : several, entries: all() };
}
