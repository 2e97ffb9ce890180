import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Result } from '../../../shared/result.ts';

/**
 * Writes a file that came from a stranger: readable by the user alone, never executable, and there whole or
 * not at all. An older file of that name stays as it was until the end.
 *
 * @returns `not-written` with the system's words.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
): Promise<Result<null, 'not-written'>> {
  const unfinished = join(dirname(path), `.${randomUUID()}.hookscope-attachment`);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, fault: 'not-written', detail: (error as Error).message };
  } finally {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}
