import { buffer } from 'node:stream/consumers';
import type { ImportFormat } from '../../../shared/import.ts';
import { isObject } from '../inspect/json/json-object.ts';
import {
  BrokenFile,
  importLimits,
  type DocumentImporter,
  type Imported,
  type LineImporter,
  type OnProblem,
  type TextImporter,
} from './importer.ts';
import { brunoDocument, brunoFile } from './collections/bruno.ts';
import { insomniaYaml } from './collections/insomnia.ts';
import { documentImporters, formatOf, importedFormats, importers } from './index.ts';
import { openInput, tooLong, type Input } from './input.ts';
import { parsed } from './json-text.ts';
import { linesOf } from './lines.ts';
import { madeWhole } from './made-whole.ts';
import { payloadRequest } from './payload.ts';
import { payloadsIn, startsWithObject } from './payload-texts.ts';
import { recogniseFormat } from './recognise.ts';

/** How an input is read. */
export interface InputReading {
  /** Milliseconds since 1970, as the time of requests that have none. */
  readonly now: number;
  /** Called for each part that could not be read while others could. */
  readonly onProblem?: OnProblem;
  /** Called once the format is known, before the first request. */
  readonly onFormat?: (format: ImportFormat) => void;
  /** Called with the bytes that were read so far. */
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Reads the requests of a file, one at a time. The content determines the format, or else the file's name.
 *
 * @throws BrokenFile, or the system's error when the file can't be read.
 */
export async function* readInput(
  input: Input,
  reading: InputReading,
): AsyncGenerator<Imported, void, void> {
  const importer = importerOf(input);
  if (importer === null || importer.is === 'text') {
    yield* await readWhole(input, importer, reading);
    return;
  }
  reading.onFormat?.(formatOf(importer));
  for await (const { number, text } of linesOf(input, reading.onBytes)) {
    yield importer.readLine(text, number);
  }
}

/** Reads the requests of the file at `path`, one at a time. @throws what `readInput` throws. */
export async function* readImportFile(
  path: string,
  onProblem: OnProblem = () => undefined,
): AsyncGenerator<Imported, void, void> {
  const input = await openInput(path);
  try {
    yield* readInput(input, { now: Date.now(), onProblem });
  } finally {
    await input.close();
  }
}

/** @returns `null` for a document. */
function importerOf({ head, bytes, name }: Input): LineImporter | TextImporter | null {
  const format = recogniseFormat(head, bytes <= importLimits.head);
  if (format === 'document') return null;
  const isNamedLines = /\.(?:ndjson|jsonl)$/i.test(name);
  if (format === 'unknown')
    return isNamedLines && !startsWithObject(head) ? importers.ndjson : null;
  return format;
}

/** Reads a text or a document, which is loaded as a whole. */
async function readWhole(
  input: Input,
  importer: TextImporter | null,
  { now, onProblem = () => undefined, onFormat, onBytes }: InputReading,
): Promise<Iterable<Imported>> {
  if (input.bytes > importLimits.document) throw tooLong(input.name);
  const stored = await buffer(input.read());
  onBytes?.(stored.length);
  const isUtf8 = input.encoding === 'utf-8';
  const text = () => new TextDecoder(input.encoding).decode(stored);
  const bytes = () => (isUtf8 ? stored : Buffer.from(text()));
  if (importer !== null) {
    if (stored.length > importLimits.text) throw tooLong(input.name, importLimits.text);
    onFormat?.(formatOf(importer));
    return importer.read(bytes(), now, onProblem);
  }
  const payloads = payloadsIn(text());
  if (payloads !== null) {
    onFormat?.('payload');
    return payloads.map(({ body, headers }) => payloadRequest(Buffer.from(body), headers, now));
  }
  const document = madeWhole(await documentIn(text()));
  const found: DocumentImporter | undefined = isObject(document)
    ? documentImporters.find(({ recognises }) => recognises(document))
    : undefined;
  onFormat?.(found === undefined ? 'payload' : formatOf(found));
  if (found !== undefined) return found.read(document, onProblem);
  if (typeof document === 'object' && document !== null) {
    return [payloadRequest(bytes(), [], now)];
  }
  throw new BrokenFile('the document', notKnown);
}

const notKnown = `not one of these formats: ${importedFormats.join(', ')}`;

/** @throws BrokenFile that names the formats where the text can't be meant as JSON. */
function parsedDocument(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) throw new BrokenFile('line 1', otherCommand(text) ?? notKnown);
  return parsed(text, 1);
}

/** @throws BrokenFile */
async function documentIn(text: string): Promise<unknown> {
  if (insomniaYaml.test(text)) return yamlDocument(text);
  return brunoFile.test(text) ? brunoDocument(text) : parsedDocument(text);
}

/** @throws BrokenFile */
async function yamlDocument(text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const [place] = error.linePos ?? [];
    throw new BrokenFile(`line ${place?.line ?? 1}, column ${place?.col ?? 1}`, 'not YAML');
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new BrokenFile('the document', 'YAML with too many aliases');
  }
}

/** What a browser copies besides cURL. */
function otherCommand(text: string): string | null {
  const copied = /^\s*(?:await )?fetch\(/.test(text)
    ? 'fetch'
    : /^\s*(?:\$\w+ = |Invoke-(?:WebRequest|RestMethod) )/.test(text)
      ? 'PowerShell'
      : null;
  return copied && `${copied} cannot be read; copy it as cURL instead`;
}
