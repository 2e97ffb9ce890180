import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { BrokenFile } from './broken-file.ts';
import { parsed } from './checked.ts';
import { readHar } from './har.ts';
import type { Imported } from './imported.ts';
import { readOwnDocument, readOwnLine } from './own.ts';

/** Bytes of the longest document that can be read as a whole; lines have no such limit. */
const documentLimit = 500 * 1024 ** 2;

/**
 * Reads a file of any form that can be imported, one request at a time. The form is told from the content,
 * save for NDJSON of another spelling, which goes by its name.
 *
 * @throws BrokenFile, or the system's error when the file can't be read.
 */
export async function* readImportFile(path: string): AsyncGenerator<Imported, void, void> {
  const lines = /\.(?:ndjson|jsonl)$/i.test(path) || (await startsWithEntry(path));
  if (lines) yield* readLines(path);
  else yield* await readDocument(path);
}

async function* readLines(path: string): AsyncGenerator<Imported, void, void> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== '') yield readOwnLine(line, number);
  }
}

async function readDocument(path: string): Promise<Iterable<Imported>> {
  const bytes = await readFile(path);
  if (bytes.length > documentLimit) {
    throw new BrokenFile(path, 'too long to be read at once; NDJSON can be of any length');
  }
  // A byte order mark is legal in files of other tools.
  const document = parsed(bytes.toString('utf8').replace(/^\uFEFF/, ''), 'the document');
  if (typeof document === 'object' && document !== null) {
    if ('log' in document) return readHar(document);
    if ('format' in document && document.format === 'hookscope') return readOwnDocument(document);
  }
  throw new BrokenFile('the document', 'neither our own JSON or NDJSON nor HAR 1.2');
}

/** Whether the file opens as NDJSON does: with an entry, whose first name is `id`. */
async function startsWithEntry(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return /^\s*\{\s*"id"/.test(buffer.subarray(0, bytesRead).toString('utf8'));
  } finally {
    await file.close();
  }
}
