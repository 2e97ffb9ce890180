import { existsSync } from 'node:fs';
import { inspect } from '../../core/inspect/inspect.ts';
import type { VerifyingKeys } from '../../core/signature/keys.ts';
import {
  OlderFileError,
  openReadOnlyStore,
  type ReadOnlyStore,
} from '../../core/store/read-only.ts';
import { capturesPath, NewerFileError } from '../../core/store/schema.ts';
import { createDetails, type Details } from '../../core/views/details.ts';
import { dataDirOf } from '../arguments/shared-options.ts';
import { CommandFailed } from '../command.ts';

/** The captures of a data folder, read-only. Another process may write to them at the same time. */
export interface StoredCaptures extends ReadOnlyStore {
  readonly dataDir: string;
}

/**
 * Opens the captures of the data folder that the options name, and closes them after `read`.
 *
 * @throws CommandFailed or NewerFileError when there are no captures that this version can read.
 */
export async function withStore<T>(
  options: { readonly data?: string | undefined },
  read: (store: StoredCaptures) => Promise<T>,
): Promise<T> {
  const store = openReadOnly(dataDirOf(options));
  try {
    return await read(store);
  } finally {
    store.close();
  }
}

/** Inspects stored requests with these keys, in this thread: the command waits, however long the body. */
export function storedDetails(store: StoredCaptures, keys: VerifyingKeys): Details {
  return createDetails(store, async (request) => {
    const body = store.body(request.id);
    return body === null ? null : { ok: true, value: await inspect(request, body, { keys }) };
  });
}

function openReadOnly(dataDir: string): StoredCaptures {
  const path = capturesPath(dataDir);
  if (!existsSync(path))
    throw new CommandFailed(
      `There are no captures in ${dataDir}. Choose another folder with --data, or run "hookscope listen" first.`,
    );
  try {
    return { ...openReadOnlyStore(path), dataDir };
  } catch (error) {
    if (error instanceof NewerFileError) throw error;
    if (error instanceof OlderFileError) {
      throw new CommandFailed(
        `${path} was written by an older version. Open it once with the app or with "hookscope listen".`,
      );
    }
    throw new CommandFailed(`${path} can't be read: ${(error as Error).message}.`);
  }
}
