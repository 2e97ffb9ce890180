import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { settingsSchema } from '../../../shared/settings.ts';
import { fillAtomically } from '../files/write-atomically.ts';
import { decodeTextFile } from '../files/text-encoding.ts';
import { copyCaptures } from '../store/copy-captures.ts';
import { capturesPath } from '../store/schema.ts';
import {
  backupVersion,
  describePart,
  writeBackupFile,
  type BackupManifest,
  type PartSource,
} from './backup-file.ts';

export interface BackupOptions {
  readonly dataDir: string;
  /** Where the backup is written. A file that is there is replaced once the new one is whole. */
  readonly path: string;
  /** Whether the path token, the guard and the headers of destinations are in it. Private keys never are. */
  readonly withSecrets: boolean;
  readonly appVersion: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
  /** How much of the copy of the captures is read, once it is made: from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Writes captures and settings of a data folder into one file. Another process may write to the folder meanwhile: the
 * backup has what was there at one moment.
 *
 * @throws NewerFileError, the signal's reason, or the error of the system or of SQLite.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const { dataDir, path, withSecrets, appVersion, now, signal, onProgress } = options;
  const captured = capturesPath(dataDir);
  if (!existsSync(captured)) throw new NothingToBackUp(captured);
  const copy = `${path}.${randomUUID()}.captures`;
  try {
    const { schema, captures } = copyCaptures(captured, copy);
    signal.throwIfAborted();
    const sources: readonly PartSource[] = [
      { name: 'settings', content: readSettings(dataDir, withSecrets) },
      { name: 'captures', content: { path: copy } },
    ];
    const { size } = statSync(copy);
    let done = 0;
    const onBytes = (bytes: number) => {
      done += bytes;
      // It is read for its hash, and then to be written.
      onProgress?.(Math.min(1, done / (2 * size)));
    };
    const parts = [];
    for (const source of sources) parts.push(await describePart(source, onBytes, signal));
    const manifest = {
      hookscopeBackup: backupVersion,
      version: appVersion,
      createdAt: new Date(now).toISOString(),
      ...{ schema, captures, hasSecrets: withSecrets, parts },
    } as const;
    const fill = async (file: Parameters<typeof writeBackupFile>[0]) => {
      await writeBackupFile(file, manifest, sources, onBytes, signal);
      return { isComplete: true };
    };
    await fillAtomically(path, { fill, mode: 0o600 });
    return manifest;
  } finally {
    rmSync(copy, { force: true });
  }
}

/** There are no captures at all. */
export class NothingToBackUp extends Error {
  constructor(path: string) {
    super(`There are no captures at ${path}.`);
    this.name = 'NothingToBackUp';
  }
}

/** The settings as a file. A folder without settings has the usual ones. */
function readSettings(dataDir: string, withSecrets: boolean): Buffer {
  const path = join(dataDir, 'settings.json');
  if (!existsSync(path)) return Buffer.from('{}');
  const bytes = readFileSync(path);
  if (withSecrets) return bytes;
  const json = JSON.parse(decodeTextFile(bytes)) as Readonly<Record<string, unknown>>;
  const { pathToken: _token, guard: _guard, destinations, ...rest } = json;
  const known = settingsSchema.shape.destinations.safeParse(destinations);
  const without = known.success ? known.data.map((one) => ({ ...one, headers: [] })) : [];
  return Buffer.from(`${JSON.stringify({ ...rest, destinations: without }, null, 2)}\n`);
}
