import { z } from 'zod';
import type { DispatchAnswer } from '../../../../shared/dispatches.ts';
import { createBodyRoom } from '../../../core/dispatch/body-room.ts';
import { createSender } from '../../../core/dispatch/send-once.ts';
import { decodeText } from '../../../core/inspect/body/charset.ts';
import { decodeContent } from '../../../core/inspect/body/content-encoding.ts';
import { contentTypeOf } from '../../../core/inspect/body/content-type.ts';
import { sendEach, type SendingParts } from '../../../core/send/send-each.ts';
import { ofUrl } from '../../../core/send/send-target.ts';
import { BadArguments } from '../../arguments/read-arguments.ts';
import { readFrom } from '../../commands/replay.ts';
import { openDispatchLog } from '../../folder/dispatch-log.ts';
import { pathTokenOf } from '../../folder/export-context.ts';
import { withStore } from '../../folder/read-only-store.ts';
import { existing } from '../../folder/select-requests.ts';
import { outerSending } from '../../output/dispatch-lines.ts';
import { allowedUrl } from '../own-server.ts';
import { idInput, tool } from '../tool.ts';

/** What is said of an answer. Servers say their reason in the first line. */
const answerCharacters = 2_000;

/** One after the other: the assistant waits for each answer. */
const how = { perSecond: null, concurrency: 1, repeat: 1 };

/** Sends captured requests to a server of the user. */
export const sendAgain = tool({
  name: 'send_again',
  title: 'Send captured requests again',
  description:
    "Sends captured requests byte for byte to a server on the user's computer, in the given order, and says what it answered. A working server acts on them, such as by sending the message.",
  input: {
    ids: z.array(idInput).min(1).max(50),
    to: z.string().max(2_000).describe('An http or https address on this computer.'),
    asNew: z
      .boolean()
      .default(false)
      .describe('With a new messageId, webhookId and timestamp, so that it is not a retry.'),
    sign: z
      .boolean()
      .default(false)
      .describe('Sign again with the key of the option --sign, as a changed message needs.'),
  },
  sends: true,
  run: async ({ ids, to, asNew, sign }, context) => {
    if (sign && context.signer === null)
      throw new BadArguments('There is no key: hookscope mcp was started without --sign.');
    const url = await allowedUrl(to, context);
    return withStore(context, async (store) => {
      const wanted = existing(store, ids);
      const log = await openDispatchLog(store.dataDir);
      const sender = createSender();
      const sent: object[] = [];
      const onSent: SendingParts['onSent'] = async (sending, id) => {
        const answer = sending?.answer ?? null;
        sent.push({ ...outerSending(sending, id), answer: answer && (await answerText(answer)) });
        context.onProgress(sent.length, wanted.length);
        if (sending !== null && log.ok) await log.value.add(sending);
      };
      try {
        const [target, bodyRoom] = [ofUrl(url, pathTokenOf(store.dataDir)), createBodyRoom()];
        const changes = { signer: sign ? context.signer : null, asNew };
        const parts = { sender, bodyRoom, target, changes, read: readFrom(store), onSent };
        await sendEach(wanted, how, parts, context.signal);
      } finally {
        await sender.close();
        if (log.ok) await log.value.close();
      }
      return { sent, isStored: log.ok };
    });
  },
});

/** The start of what a server answered, as text. */
async function answerText({ headers, body }: DispatchAnswer): Promise<string> {
  const { bytes } = await decodeContent(headers, body);
  return decodeText(bytes, contentTypeOf(headers)?.charset ?? null, true).text.slice(
    0,
    answerCharacters,
  );
}
