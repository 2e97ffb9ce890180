import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: into a neighbour first, which takes the file's name at the end. The user alone
 * may read it, and nobody may execute it.
 *
 * @returns rejects with the system's error; what stood at `path` is then as it was.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(dirname(path), `.${randomUUID()}.hookscope-file`);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } finally {
    // Whatever keeps the neighbour from going is the failure that is already being told.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}
