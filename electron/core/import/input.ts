import { randomUUID } from 'node:crypto';
import { createReadStream, fstatSync, readSync } from 'node:fs';
import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { encodingOf, type TextEncoding } from '../files/text-encoding.ts';
import { BrokenFile, importLimits } from './importer.ts';
import { recogniseFormat } from './recognise.ts';

const utf32 = 'it is UTF-32; save it as UTF-8';

/** What is imported. It can be read from its start several times. */
export interface Input {
  readonly name: string;
  readonly bytes: number;
  readonly encoding: TextEncoding;
  /** The beginning of the text: the first `importLimits.head` bytes of it. */
  readonly head: string;
  readonly read: () => Readable;
  readonly close: () => Promise<void>;
}

/**
 * Opens a file, a pipe or a device, or standard input for `-`. An import reads everything twice, so what can be read
 * only once is copied to a temporary file first.
 *
 * @throws BrokenFile, or the system's error.
 */
export async function openInput(path: string): Promise<Input> {
  if (path === '-') return spooled('the input', process.stdin);
  const found = await stat(path);
  if (found.isDirectory()) throw new BrokenFile(path, "a folder can't be imported");
  if (!found.isFile()) return spooled(path, createReadStream(path));
  return inputOf(path, await open(path), async () => undefined);
}

/** A file that another thread of this process has open, and closes. */
export function descriptorInput(name: string, descriptor: number): Input {
  const start = Buffer.alloc(importLimits.head);
  const { encoding, text } = decodedHead(
    start.subarray(0, readSync(descriptor, start, 0, start.length, 0)),
  );
  if (encoding === null) throw new BrokenFile(name, utf32);
  return {
    name,
    bytes: fstatSync(descriptor).size,
    encoding,
    head: text,
    read: () => createReadStream('', { fd: descriptor, start: 0, autoClose: false }),
    close: async () => undefined,
  };
}

/** A text that is in memory. */
export function textInput(name: string, bytes: Buffer): Input {
  const encoding = encodingOf(bytes);
  if (encoding === null) throw new BrokenFile(name, utf32);
  const head = bytes.subarray(0, importLimits.head);
  return {
    name,
    bytes: bytes.length,
    encoding,
    head: new TextDecoder(encoding).decode(head, { stream: true }),
    read: () => Readable.from([bytes]),
    close: async () => undefined,
  };
}

async function spooled(name: string, source: Readable): Promise<Input> {
  const path = join(tmpdir(), `.${randomUUID()}.hookscope-import`);
  const file = await open(path, 'wx+', 0o600);
  // Without a name, the file is gone when its process ends. Windows does not allow that; there `remove` does it.
  await rm(path).catch(() => undefined);
  const remove = () => rm(path, { force: true });
  try {
    await copy(source, file, name);
    return await inputOf(name, file, remove);
  } catch (error) {
    await file.close();
    await remove();
    throw error;
  }
}

/** @throws BrokenFile once the input is too long for a document and is not made of lines. */
async function copy(source: Readable, file: FileHandle, name: string): Promise<void> {
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    await file.writeFile(chunk);
    const before = bytes;
    bytes += chunk.length;
    if (before <= importLimits.document && bytes > importLimits.document) {
      const head = await headOf(file);
      const format = recogniseFormat(head.text, false);
      if (format === 'document' || format === 'unknown') throw tooLong(name);
    }
  }
}

async function inputOf(
  name: string,
  file: FileHandle,
  remove: () => Promise<void>,
): Promise<Input> {
  const { encoding, text } = await headOf(file);
  if (encoding === null) {
    await file.close();
    throw new BrokenFile(name, utf32);
  }
  return {
    name,
    bytes: (await file.stat()).size,
    encoding,
    head: text,
    read: () => file.createReadStream({ start: 0, autoClose: false }),
    close: async () => {
      await file.close();
      await remove();
    },
  };
}

async function headOf(file: FileHandle): Promise<{ encoding: TextEncoding | null; text: string }> {
  const { buffer, bytesRead } = await file.read(
    Buffer.alloc(importLimits.head),
    0,
    importLimits.head,
    0,
  );
  return decodedHead(buffer.subarray(0, bytesRead));
}

function decodedHead(start: Buffer): { encoding: TextEncoding | null; text: string } {
  const encoding = encodingOf(start);
  return { encoding, text: new TextDecoder(encoding ?? 'utf-8').decode(start, { stream: true }) };
}

export function tooLong(name: string, limit: number = importLimits.document): BrokenFile {
  const maxMiB = limit / 1024 ** 2;
  return new BrokenFile(
    name,
    `too long to be read at once (${maxMiB} MiB at most); NDJSON may be of any length`,
  );
}
