import type { ExportFormat } from '../../../shared/export.ts';
import {
  withoutPseudoFields,
  type Chunk,
  type DocumentForm,
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
 * Turns entries into the pieces of one file. It pulls an entry when the pieces of the one before are
 * taken, so no more than one is ever held; two, where a format has another form for several.
 *
 * @param options.onLeftOut told of each entry that the format can't hold.
 * @param options.asList the form for several, even when there is one entry.
 */
export async function* exportChunks(
  format: ExportFormat,
  entries: Entries,
  context: ExportContext,
  { onLeftOut, asList = false }: ChunkOptions = {},
): AsyncGenerator<Chunk, void, void> {
  const exporter = exporters[format];
  const held = exporter.takes ? only(entries, exporter.takes, onLeftOut) : entries;
  const document = exporter.several
    ? await formFor(asList ? exporter.several : exporter, exporter.several, held)
    : { form: exporter, entries: held };
  yield* piecesOf(document.form, document.entries, context);
}

async function* piecesOf(
  form: DocumentForm,
  entries: Entries,
  context: ExportContext,
): AsyncGenerator<Chunk, void, void> {
  yield form.before(context);
  let separator = '';
  for await (const entry of entries) {
    yield separator + (form.heading?.(entry) ?? '');
    yield* form.entry(withoutPseudoFields(entry), context);
    separator = form.between;
  }
  yield form.after;
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

/** Looks whether there is a second entry. */
async function formFor(
  alone: DocumentForm,
  several: DocumentForm,
  entries: Entries,
): Promise<{ form: DocumentForm; entries: Entries }> {
  const rest = entries[Symbol.asyncIterator]();
  const first = await rest.next();
  const second = first.done ? first : await rest.next();
  async function* all(): AsyncGenerator<ExportEntry, void, void> {
    if (!first.done) yield first.value;
    if (!second.done) yield second.value;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  }
  return { form: second.done ? alone : several, entries: all() };
}
