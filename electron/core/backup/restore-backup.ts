import {
  copyFileSync,
  createWriteStream,
  existsSync,
  openSync,
  closeSync,
  fsyncSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openDataFolder } from '../data-folder/open-data-folder.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { decodeTextFile } from '../files/text-encoding.ts';
import { writeAtomicallySync } from '../files/write-atomically.ts';
import { checkForeign, ForeignDatabase } from '../store/check-foreign.ts';
import { keepBeside } from '../store/copy-captures.ts';
import { capturesPath } from '../store/schema.ts';
import { openBackup, UnreadableBackup, type BackupManifest } from './backup-file.ts';

export interface RestoreOptions {
  readonly path: string;
  /** No other process may have it. */
  readonly dataDir: string;
  /** Whether captures that are in the folder give way. They are kept beside the restored ones, under a name with the date. */
  readonly replaces: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** How much is unpacked: from 0 to 1, and `null` while it is checked. */
  readonly onProgress?: (share: number | null) => void;
}

/** The folder has captures, and nobody said that they may give way. */
export class FolderHasCaptures extends Error {
  constructor(dataDir: string) {
    super(`${dataDir} has captures.`);
    this.name = 'FolderHasCaptures';
  }
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the captures are that gave way; `null` when there were none. */
  readonly kept: string | null;
}

/**
 * Puts captures and settings of a backup into a data folder. They are unpacked and checked beside what is there; only then
 * they take its place, each by one rename. Whatever fails before leaves the folder as it was.
 *
 * @throws UnreadableBackup, FolderHasCaptures, DataInUse, UnusableFolder, the signal's reason, or the system's error.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { path, dataDir, replaces, now, signal, onProgress } = options;
  const backup = await openBackup(path, signal);
  const release = openDataFolder(dataDir);
  const captures = capturesPath(dataDir);
  const unpacked = `${captures}.restored`;
  try {
    const hadCaptures = existsSync(captures);
    if (hadCaptures && !replaces) throw new FolderHasCaptures(dataDir);
    const { manifest } = backup;
    // One that a killed restore left was never checked.
    rmSync(unpacked, { force: true });
    requireRoom(manifest, dataDir);
    let settings: Buffer | null = null;
    for (const part of manifest.parts) {
      const bytes = Readable.from(backup.part(part));
      if (part.name === 'settings') {
        if (part.bytes > longestSettings) throw new UnreadableBackup('Its settings are too long.');
        settings = await buffer(bytes);
        continue;
      }
      let done = 0;
      bytes.on('data', (chunk: Buffer) => {
        done += chunk.length;
        onProgress?.(done / part.bytes);
      });
      await pipeline(bytes, createWriteStream(unpacked, { mode: 0o600 }), { signal });
      onProgress?.(null);
      flush(unpacked);
      check(unpacked, manifest.schema);
    }
    if (!existsSync(unpacked)) throw new UnreadableBackup('It has no captures.');
    signal.throwIfAborted();
    const kept = hadCaptures ? `${captures}.replaced-${stamp(now)}` : null;
    if (kept !== null) keepBeside(captures, kept);
    // The index is of the other captures, so it is made again.
    for (const name of readdirSync(dataDir))
      if (/^search\.db(?:-wal|-shm)?$/.test(name)) rmSync(join(dataDir, name), { force: true });
    renamePatientlySync(unpacked, captures);
    if (settings !== null)
      restoreSettings(join(dataDir, 'settings.json'), withForwardingOff(settings), now);
    return { manifest, kept };
  } finally {
    backup.close();
    rmSync(unpacked, { force: true });
    release();
  }
}

/** @throws UnreadableBackup */
function check(path: string, schema: number): void {
  try {
    checkForeign(path, schema);
  } catch (error) {
    throw error instanceof ForeignDatabase ? new UnreadableBackup(error.message) : error;
  }
}

const longestSettings = 16 * 1024 ** 2;

function requireRoom({ parts }: BackupManifest, dataDir: string): void {
  const bytes = parts.reduce((sum, one) => sum + one.bytes, 0);
  const { bavail, bsize } = statfsSync(dataDir);
  if (bytes > bavail * bsize)
    throw new UnreadableBackup(
      `The backup needs ${Math.ceil(bytes / 1024 ** 2)} MB in ${dataDir}, and there is less room.`,
    );
}

/** A copy of the present ones is kept, and they are replaced by one rename: there are settings at every moment. */
function restoreSettings(path: string, settings: Buffer, now: number): void {
  if (existsSync(path)) copyFileSync(path, `${path}.replaced-${stamp(now)}`);
  writeAtomicallySync(path, settings);
}

/**
 * A backup may come from somebody else: nothing is forwarded to its destinations until the user switches them on.
 *
 * @returns the same bytes when there is nothing to switch off.
 */
function withForwardingOff(settings: Buffer): Buffer {
  const json = JSON.parse(decodeTextFile(settings)) as Record<string, unknown>;
  const { destinations, relay = null } = json;
  if (relay === null && (!Array.isArray(destinations) || destinations.length === 0))
    return settings;
  const off = settingsSchema.shape.destinations
    .catch([])
    .parse(destinations)
    .map((one) => ({ ...one, on: false }));
  return Buffer.from(`${JSON.stringify({ ...json, destinations: off, relay: null }, null, 2)}\n`);
}

function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
