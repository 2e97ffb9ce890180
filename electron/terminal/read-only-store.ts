import { existsSync } from 'node:fs';
import { OlderFileError, openReadOnlyStore, type ReadOnlyStore } from '../core/store/read-only.ts';
import { capturesPath, NewerFileError } from '../core/store/schema.ts';
import { CommandFailed } from './command.ts';

/** The captures of a folder, read beside a process that may be writing them. */
export interface StoredCaptures extends ReadOnlyStore {
  readonly dataDir: string;
}

/** @throws CommandFailed or NewerFileError when there is nothing that could be read. */
export function openReadOnly(dataDir: string): StoredCaptures {
  const path = capturesPath(dataDir);
  if (!existsSync(path)) throw new CommandFailed(`There are no captures in ${dataDir}.`);
  try {
    return { ...openReadOnlyStore(path), dataDir };
  } catch (error) {
    if (error instanceof NewerFileError) throw error;
    if (error instanceof OlderFileError) {
      throw new CommandFailed(
        `${path} was written by an older version. Open it once with the app or with "hookscope listen".`,
      );
    }
    throw new CommandFailed(`${path} can not be read: ${(error as Error).message}.`);
  }
}
