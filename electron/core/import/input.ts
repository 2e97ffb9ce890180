import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { encodingOf, type TextEncoding } from '../files/text-encoding.ts';
import { BrokenFile } from './broken-file.ts';
import { importLimits } from './limits.ts';

/** Something to import. It can be read from its start as often as it is needed. */
export interface Input {
  readonly name: string;
  readonly bytes: number;
  readonly encoding: TextEncoding;
  /** The first characters, at most as many as `importLimits.head` bytes hold. */
  readonly head: string;
  readonly read: () => Readable;
  readonly close: () => Promise<void>;
}

/**
 * Opens a file, a pipe or a device, or standard input for `-`. What can be read only once goes into a temporary file
 * first: an import looks at everything before it takes anything.
 *
 * @throws BrokenFile, or the system's error.
 */
export async function openInput(path: string): Promise<Input> {
  if (path === '-') return spooled('the input', process.stdin);
  const found = await stat(path);
  if (found.isDirectory()) throw new BrokenFile(path, 'a folder can not be imported');
  if (!found.isFile()) return spooled(path, createReadStream(path));
  return inputOf(path, await open(path), async () => undefined);
}

async function spooled(name: string, source: Readable): Promise<Input> {
  const path = join(tmpdir(), `.${randomUUID()}.hookscope-import`);
  const file = await open(path, 'wx+', 0o600);
  // Without a name it is gone with its process, however that ends. Windows keeps the name until the end.
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

/** @throws BrokenFile as soon as it is clear that the input is too long for a document. */
async function copy(source: Readable, file: FileHandle, name: string): Promise<void> {
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    await file.writeFile(chunk);
    const before = bytes;
    bytes += chunk.length;
    if (before <= importLimits.document && bytes > importLimits.document) {
      const head = await headOf(file);
      if (formOf(head.text, false) !== 'lines') throw tooLong(name);
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
    throw new BrokenFile(name, 'it is UTF-32; save it as UTF-8');
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
  const start = buffer.subarray(0, bytesRead);
  const encoding = encodingOf(start);
  return { encoding, text: new TextDecoder(encoding ?? 'utf-8').decode(start, { stream: true }) };
}

export function tooLong(name: string): BrokenFile {
  const most = importLimits.document / 1024 ** 2;
  return new BrokenFile(
    name,
    `too long to be read at once (${most} MiB at most); NDJSON may be of any length`,
  );
}

/**
 * Whether text is NDJSON: its first line is a request of ours.
 *
 * @param head the beginning of the text.
 * @param whole whether that is all of it.
 * @returns `unknown` when it is not, so that the file's name may tell.
 */
export function formOf(head: string, whole: boolean): 'lines' | 'document' | 'unknown' {
  const text = head.trimStart();
  if (text === '') return whole ? 'lines' : 'unknown';
  if (/^\{\s*"(?:log|format)"\s*:/.test(text)) return 'document';
  const end = text.indexOf('\n');
  if (end === -1 && !whole) return /^\{[ \t]*"/.test(text) ? 'lines' : 'unknown';
  return isEntry(end === -1 ? text : text.slice(0, end)) ? 'lines' : 'unknown';
}

function isEntry(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'receivedAt' in value;
  } catch {
    return false;
  }
}
