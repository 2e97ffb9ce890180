import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';

/**
 * A backup is a gzip file (RFC 1952) of a line of JSON, the manifest, and of the parts that it names, one behind the other.
 * No part has a path, so none can be written elsewhere.
 */
const partNames = ['settings', 'captures'] as const;
export type PartName = (typeof partNames)[number];

/** Raised with every change that an older version would not understand. */
export const backupVersion = 1;

const part = z.object({
  name: z.enum(partNames),
  bytes: z
    .int()
    .min(0)
    .max(1024 ** 5),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const manifestSchema = z.object({
  hookscopeBackup: z.literal(backupVersion),
  /** The version of the app that wrote it. */
  version: z.string().max(100),
  createdAt: z.iso.datetime(),
  /** The version of the schema of the captures. */
  schema: z.int().min(1),
  captures: z.int().min(0),
  hasSecrets: z.boolean(),
  parts: z.array(part).min(1).max(partNames.length),
});
export type BackupManifest = Readonly<z.infer<typeof manifestSchema>>;
export type BackupPart = BackupManifest['parts'][number];

/** The longest manifest that is read. */
const longestManifest = 64 * 1024;

/** The file is not a backup that this version can read, or it is damaged. The message is a sentence for the user. */
export class UnreadableBackup extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableBackup';
  }
}

/** What a part is written from, and its size and hash. */
export interface PartSource {
  readonly name: PartName;
  readonly content: Buffer | { readonly path: string };
}

/**
 * Hashes a part before it is written, because the manifest stands in front of it.
 *
 * @param onBytes called with the bytes of each piece of a file.
 */
export async function describePart(
  { name, content }: PartSource,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<BackupPart> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    Buffer.isBuffer(content) ? [content] : createReadStream(content.path),
    new Writable({
      write(chunk: Buffer, _, done) {
        bytes += chunk.length;
        hash.update(chunk);
        if (!Buffer.isBuffer(content)) onBytes(chunk.length);
        done();
      },
    }),
    { signal },
  );
  return { name, bytes, sha256: hash.digest('hex') };
}

/** Writes a backup into an open file. @param onBytes called with the bytes of each piece of a file. */
export async function writeBackupFile(
  file: FileHandle,
  manifest: BackupManifest,
  sources: readonly PartSource[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  async function* pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${JSON.stringify(manifest)}\n`);
    for (const { content } of sources) {
      if (Buffer.isBuffer(content)) {
        yield content;
        continue;
      }
      for await (const chunk of createReadStream(content.path) as AsyncIterable<Buffer>) {
        onBytes(chunk.length);
        yield chunk;
      }
    }
  }
  await pipeline(
    pieces(),
    createGzip({ level: constants.Z_BEST_SPEED }),
    async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) await file.writeFile(chunk);
    },
    { signal },
  );
}

/** A backup that is read from its start. */
export interface BackupReader {
  readonly manifest: BackupManifest;
  /**
   * The bytes of the next part, in the order of the manifest. At their end they are compared with its size and hash.
   *
   * @throws UnreadableBackup
   */
  readonly part: (part: BackupPart) => AsyncGenerator<Buffer, void, void>;
  readonly close: () => void;
}

/**
 * @param signal ends reading, also from a file that gives nothing, such as one on a disk that is away.
 * @throws UnreadableBackup, the signal's reason, or the system's error when the file can't be read.
 */
export async function openBackup(path: string, signal?: AbortSignal): Promise<BackupReader> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.once('error', (error) => gunzip.destroy(error));
  const bytes = file
    .pipe(gunzip)
    .pipe(new Transform({ transform: (chunk, _, done) => done(null, chunk) }));
  gunzip.once('error', (error) => bytes.destroy(error));
  const stop = () => {
    file.destroy();
    bytes.destroy(signal?.reason as Error);
  };
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const chunks = (bytes as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  /** The next bytes, at most this many; none at the end. */
  async function take(most: number): Promise<Buffer> {
    if (rest.length === 0) {
      const next = await chunks.next().catch((error: NodeJS.ErrnoException) => {
        throw error.code?.startsWith('Z_') === true ? damaged(path) : error;
      });
      if (next.done === true) return Buffer.alloc(0);
      rest = next.value;
    }
    const taken = rest.subarray(0, most);
    rest = rest.subarray(taken.length);
    return taken;
  }

  async function readLine(): Promise<string> {
    const pieces: Buffer[] = [];
    for (let length = 0; length < longestManifest;) {
      const piece = await take(longestManifest);
      if (piece.length === 0) break;
      const end = piece.indexOf(0x0a);
      if (end >= 0) {
        rest = Buffer.concat([piece.subarray(end + 1), rest]);
        return Buffer.concat([...pieces, piece.subarray(0, end)]).toString('utf8');
      }
      pieces.push(piece);
      length += piece.length;
    }
    throw new UnreadableBackup(`${path} is not a backup of Hookscope.`);
  }

  try {
    const manifest = parseManifest(path, await readLine());
    return {
      manifest,
      part: async function* (wanted) {
        const hash = createHash('sha256');
        for (let left = wanted.bytes; left > 0;) {
          const piece = await take(left);
          if (piece.length === 0) throw damaged(path);
          left -= piece.length;
          hash.update(piece);
          yield piece;
        }
        if (hash.digest('hex') !== wanted.sha256) throw damaged(path);
      },
      close: () => {
        signal?.removeEventListener('abort', stop);
        file.destroy();
        bytes.destroy();
      },
    };
  } catch (error) {
    signal?.removeEventListener('abort', stop);
    file.destroy();
    throw error;
  }
}

function damaged(path: string): UnreadableBackup {
  return new UnreadableBackup(`${path} is cut off or was changed. Nothing was restored.`);
}

function parseManifest(path: string, line: string): BackupManifest {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new UnreadableBackup(`${path} is not a backup of Hookscope.`);
  }
  const head = z.object({ hookscopeBackup: z.int(), version: z.string().max(100) }).safeParse(json);
  if (!head.success) throw new UnreadableBackup(`${path} is not a backup of Hookscope.`);
  if (head.data.hookscopeBackup > backupVersion)
    throw new UnreadableBackup(
      `${path} was written by Hookscope ${head.data.version}, a newer version. Update Hookscope to restore it.`,
    );
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw damaged(path);
  return manifest.data;
}
