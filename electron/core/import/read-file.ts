import { buffer } from 'node:stream/consumers';
import { parsed } from './checked.ts';
import {
  BrokenFile,
  importLimits,
  type Imported,
  type LineImporter,
  type OnProblem,
} from './importer.ts';
import { documentImporters, importedFormats, importers } from './index.ts';
import { isObject } from '../inspect/json/json-object.ts';
import { recogniseFormat } from './recognise.ts';
import { openInput, tooLong, type Input } from './input.ts';
import { linesOf } from './lines.ts';

/**
 * Reads the requests of a file, one at a time. The content determines the format, or else the file's name.
 *
 * @param onProblem called for each part of an archive that could not be read while others could.
 * @throws BrokenFile, or the system's error when the file can't be read.
 */
export async function* readInput(
  input: Input,
  onProblem: OnProblem,
): AsyncGenerator<Imported, void, void> {
  const importer = lineImporterOf(input);
  if (importer === null) {
    yield* await readDocument(input, onProblem);
    return;
  }
  for await (const { number, text } of linesOf(input)) yield importer.readLine(text, number);
}

/** Reads the requests of the file at `path`, one at a time. @throws what `readInput` throws. */
export async function* readImportFile(
  path: string,
  onProblem: OnProblem = () => undefined,
): AsyncGenerator<Imported, void, void> {
  const input = await openInput(path);
  try {
    yield* readInput(input, onProblem);
  } finally {
    await input.close();
  }
}

/** @returns `null` for a document. */
function lineImporterOf({ head, bytes, name }: Input): LineImporter | null {
  const format = recogniseFormat(head, bytes <= importLimits.head);
  if (format === 'document') return null;
  if (format === 'unknown') return /\.(?:ndjson|jsonl)$/i.test(name) ? importers.ndjson : null;
  return format;
}

async function readDocument(input: Input, onProblem: OnProblem): Promise<Iterable<Imported>> {
  if (input.bytes > importLimits.document) throw tooLong(input.name);
  const text = new TextDecoder(input.encoding).decode(await buffer(input.read()));
  const document = parsed(text, 'the document');
  const importer = isObject(document)
    ? documentImporters.find(({ recognises }) => recognises(document))
    : undefined;
  if (importer !== undefined) return importer.read(document, onProblem);
  throw new BrokenFile('the document', `not one of these formats: ${importedFormats.join(', ')}`);
}
