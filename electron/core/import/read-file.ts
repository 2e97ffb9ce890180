import { buffer } from 'node:stream/consumers';
import { BrokenFile } from './broken-file.ts';
import { parsed } from './checked.ts';
import { readHar } from './har.ts';
import type { Imported } from './imported.ts';
import { formOf, openInput, tooLong, type Input } from './input.ts';
import { importLimits } from './limits.ts';
import { linesOf } from './lines.ts';
import { readOwnDocument, readOwnLine } from './own.ts';
import type { ImportProblem } from './problem.ts';

type OnProblem = (problem: ImportProblem) => void;

/**
 * Reads what can be imported, one request at a time. The form is told from the content; a name in NDJSON counts where the
 * content does not tell.
 *
 * @param onProblem told of what could not be read in an archive whose other entries can.
 * @throws BrokenFile, or the system's error when the file can't be read.
 */
export async function* readInput(
  input: Input,
  onProblem: OnProblem,
): AsyncGenerator<Imported, void, void> {
  const form = formOf(input.head, input.bytes <= importLimits.head);
  const lines = form === 'lines' || (form === 'unknown' && /\.(?:ndjson|jsonl)$/i.test(input.name));
  if (!lines) {
    yield* await readDocument(input, onProblem);
    return;
  }
  for await (const { number, text } of linesOf(input)) yield readOwnLine(text, number);
}

/** The same for a path, once. */
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

async function readDocument(input: Input, onProblem: OnProblem): Promise<Iterable<Imported>> {
  if (input.bytes > importLimits.document) throw tooLong(input.name);
  const text = new TextDecoder(input.encoding).decode(await buffer(input.read()));
  const document = parsed(text, 'the document');
  if (typeof document === 'object' && document !== null) {
    if ('log' in document) return readHar(document, onProblem);
    if ('format' in document && document.format === 'hookscope') return readOwnDocument(document);
  }
  throw new BrokenFile('the document', 'neither our own JSON or NDJSON nor HAR 1.2');
}
