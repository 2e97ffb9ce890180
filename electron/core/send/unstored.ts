import type { Sending } from './send-each.ts';

/** Bytes of what a run has sent and is not stored yet. With more, the run waits for the disk. */
const unstoredLimit = 8 * 1024 ** 2;

/** About what a sending takes besides its texts and bodies. */
const ownBytes = 1024;

/** What a run has sent and is not stored yet. */
export function createUnstored(store: (sending: Sending) => Promise<void>) {
  let bytes = 0;
  /** The newest write, and the bytes that wait for it. */
  let newest: { readonly write: Promise<void>; bytes: number } | null = null;
  let stored: Promise<void> = Promise.resolve();
  return {
    add: (sending: Sending): void => {
      const write = store(sending);
      const added = heldBytes(sending);
      bytes += added;
      if (newest?.write === write) {
        newest.bytes += added;
        return;
      }
      const own = { write, bytes: added };
      newest = own;
      // Commits keep the order, so the last one is the last to be there. Where it can't be stored, the store's state says why.
      stored = write.catch(() => undefined).finally(() => (bytes -= own.bytes));
    },
    isFull: () => bytes > unstoredLimit,
    stored: () => stored,
  };
}

/** About what it takes in memory: a server may answer with a short body and a long head. */
function heldBytes({ dispatch, answer, sent }: Sending): number {
  const bodies = (answer?.body.byteLength ?? 0) + (sent?.body.byteLength ?? 0);
  const fields = [...(answer?.headers ?? []), ...(sent?.headers ?? [])];
  const texts = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return ownBytes + dispatch.url.length + bodies + texts;
}
