import { z } from 'zod';
import type { SentRequest } from '../../../shared/dispatches.ts';
import type { Sending } from '../send/send-each.ts';
import { BadFrame, type Connection, type Frame } from './connection.ts';
import { endMessage, moreMessage } from './import-messages.ts';
import { channelJob } from './job.ts';
import { sendingMessage, type SendingMessage } from './sending-messages.ts';

/** Sendings that may wait for their commit before the next message is read. */
const waitingAtMost = 256;

/**
 * Stores what another process sent, and the outcome. That process does the sending, so that nobody can make this one send
 * to an address without the question that the window asks.
 */
export const sendingJob = channelJob({
  args: z.object({}),
  refusal: ({ store }) => store.state().fault?.detail ?? null,
  run: async (_, { frames, send }, { sendings }, closing) => {
    const closed = new Promise<null>((resolve) => {
      closing.addEventListener('abort', () => resolve(null), { once: true });
    });
    let stored = 0;
    let last: Promise<unknown> = Promise.resolve();
    for (let count = 1; ; count += 1) {
      const frame = await Promise.race([frames.next(), closed]);
      // What was stored until then stays.
      if (frame === null || frame.done === true) return void (await last);
      if (endMessage.safeParse(frame.value.json).success) break;
      const message = sendingMessage.safeParse(frame.value.json);
      if (!message.success) throw new BadFrame('A sending is not understood.');
      const sending = await readSending(message.data, frame.value, frames);
      last = sendings.keep(sending).then(
        (id) => (stored += id === null ? 0 : 1),
        () => undefined,
      );
      if (count % waitingAtMost === 0) await last;
    }
    await last;
    await send({ stored });
  },
});

async function readSending(
  { dispatch, answer, sent }: SendingMessage,
  { bytes }: Frame,
  frames: Connection['frames'],
): Promise<Sending> {
  return {
    dispatch,
    // The bytes are part of a larger buffer, which would stay in memory with them.
    answer: answer === null ? null : { ...answer, body: Buffer.from(bytes) },
    sent: sent === null ? null : await readSent(sent, frames),
  };
}

async function readSent(
  { bodyBytes, ...head }: NonNullable<SendingMessage['sent']>,
  frames: Connection['frames'],
): Promise<SentRequest> {
  const pieces: Buffer[] = [];
  for (let length = 0; length < bodyBytes;) {
    const frame = await frames.next();
    if (frame.done === true) throw new BadFrame('The other process has ended.');
    const { json, bytes } = frame.value;
    if (!moreMessage.safeParse(json).success || bytes.length === 0)
      throw new BadFrame('A body is not whole.');
    pieces.push(bytes);
    length += bytes.length;
  }
  const body = Buffer.concat(pieces);
  if (body.length !== bodyBytes) throw new BadFrame('A body has another length.');
  return { ...head, body };
}
