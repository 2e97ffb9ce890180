import { isUtf8 } from 'node:buffer';
import type { ExportFormat } from '../../../shared/export.ts';
import {
  withoutPseudoFields,
  type Chunk,
  type ExportContext,
  type ExportEntry,
  type Exporter,
} from './exporter.ts';
import { exporters } from './index.ts';

/** Bytes of the longest text that can be copied. A longer one needs a file. */
export const exportTextLimit = 64 * 1024 ** 2;

/**
 * One entry as text for the clipboard. A raw message is read as UTF-8 when it is valid UTF-8, otherwise as ISO 8859-1, which shows
 * each byte as one character.
 *
 * @returns `null` when the text is longer than `exportTextLimit`, or when the format can't hold this entry.
 */
export async function exportText(
  format: ExportFormat,
  entry: ExportEntry,
  context: ExportContext,
): Promise<string | null> {
  const exporter = exporters[format];
  if (exporter.takes && !(await exporter.takes(entry))) return null;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of document(exporter, entry, context)) {
    const piece = Buffer.from(chunk);
    size += piece.length;
    if (size > exportTextLimit) return null;
    pieces.push(piece);
  }
  const whole = Buffer.concat(pieces);
  return whole.toString(isUtf8(whole) ? 'utf8' : 'latin1');
}

async function* document(
  exporter: Exporter,
  entry: ExportEntry,
  context: ExportContext,
): AsyncGenerator<Chunk, void, void> {
  yield exporter.before(context);
  yield* exporter.entry(withoutPseudoFields(entry), context);
  // Without a newline at the end, a pasted command waits for Enter.
  yield exporter.after.trimEnd();
}
