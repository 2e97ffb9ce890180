import { ImportStopped, type ImportStart, type ImportTarget } from '../import/import-target.ts';
import type { Imported } from '../import/importer.ts';
import { callChannel } from './call-channel.ts';
import { frameLimits, type Connection } from './connection.ts';
import { importEnded } from './import-messages.ts';

/** The process that has the data folder can't or does not want to import. The message is for the user. */
export class ImportRefused extends Error {}

const notAnswering =
  'The process that uses the data folder does not answer. Try again, or close it.';

/** Stores imported requests through the process that has the data folder. */
export function remoteTarget(path: string): ImportTarget {
  let connection: Connection | null = null;
  let ended: Promise<number> = Promise.resolve(0);
  let hasEnded = false;

  /** @throws ImportStopped, ImportRefused */
  async function readEnd({ frames }: Connection, total: number): Promise<number> {
    const last = await frames.next().catch(() => null);
    hasEnded = true;
    const message = last?.done === false ? importEnded.safeParse(last.value.json) : null;
    if (message?.success !== true) {
      throw new ImportRefused(
        'Hookscope ended before the import was complete. What was imported until then stays.',
      );
    }
    const { data } = message;
    if ('imported' in data) return data.imported;
    throw new ImportStopped(data.stoppedAfter, total, data.why);
  }

  async function send(imported: Imported, rank: number): Promise<void> {
    if (connection === null) return;
    const { arrival, reply, body } = imported;
    const { bytes } = frameLimits;
    const message = { rank, arrival, reply, bodyBytes: body.length };
    await connection.send(message, body.subarray(0, bytes));
    for (let at = bytes; at < body.length; at += bytes) {
      await connection.send({ more: true }, body.subarray(at, at + bytes));
    }
  }

  return {
    begin: async (start: ImportStart) => {
      const called = await callChannel(path, 'import', start);
      if (!called.ok) {
        throw new ImportRefused(called.fault === 'refused' ? called.detail : notAnswering);
      }
      connection = called.value;
      ended = readEnd(connection, start.total);
      ended.catch(() => undefined);
    },
    add: async (imported, rank) => {
      try {
        if (!hasEnded) await send(imported, rank);
      } catch (error) {
        // The other process stopped the import and said why, or it has ended. A message that can't be sent ends it.
        if (connection?.closed.aborted === false) connection.destroy();
        await ended;
        throw error;
      }
      if (hasEnded) await ended;
    },
    finish: async () => {
      if (!hasEnded) await connection?.send({ end: true }).catch(() => undefined);
      const imported = await ended;
      connection?.destroy();
      return imported;
    },
  };
}
