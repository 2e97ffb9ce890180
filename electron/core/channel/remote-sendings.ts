import type { Sending } from '../send/send-each.ts';
import { callChannel } from './call-channel.ts';
import { frameLimits, type Connection } from './connection.ts';
import { sendingsStored } from './sending-messages.ts';

/** Stores what was sent through the process that has the data folder. */
export interface RemoteSendings {
  /** Resolves once the other process takes more. */
  readonly add: (sending: Sending) => Promise<void>;
  /** Resolves once all that was added is stored. @returns how many are. */
  readonly close: () => Promise<number>;
}

/** @returns `null` when the process does not answer, or stores nothing now. */
export async function openRemoteSendings(path: string): Promise<RemoteSendings | null> {
  const called = await callChannel(path, 'sendings', {});
  if (!called.ok) return null;
  const connection = called.value;
  /** A message and the bytes that belong to it are sent without another one in between. */
  let last: Promise<void> = Promise.resolve();
  return {
    // Where the other process has ended, the count of what is stored says so.
    add: (sending) => (last = last.then(() => sendOne(connection, sending)).catch(() => undefined)),
    close: async () => {
      await last;
      await connection.send({ end: true }).catch(() => undefined);
      const end = await connection.frames.next().catch(() => null);
      connection.destroy();
      const message = end?.done === false ? sendingsStored.safeParse(end.value.json) : null;
      return message?.success === true ? message.data.stored : 0;
    },
  };
}

async function sendOne(connection: Connection, { dispatch, answer, sent }: Sending): Promise<void> {
  const { body: answerBody = Buffer.alloc(0), ...answerHead } = answer ?? {};
  const { body: sentBody = Buffer.alloc(0), ...sentHead } = sent ?? {};
  const message = {
    dispatch,
    answer: answer === null ? null : answerHead,
    sent: sent === null ? null : { ...sentHead, bodyBytes: sentBody.length },
  };
  const { bytes } = frameLimits;
  await connection.send(message, answerBody.subarray(0, bytes));
  for (let at = 0; at < sentBody.length; at += bytes)
    await connection.send({ more: true }, sentBody.subarray(at, at + bytes));
}
