import type { Chunk, ExportContext, Exporter, ExportEntry } from './exporter.ts';
import { mimeAttachments } from './mail/mime-attachments.ts';
import { mboxMessage } from './mail/mbox.ts';
import { isMail, readMail } from './mail/read-mail.ts';

const plain = { before: () => '', between: '', after: '' };

/** The e-mail of a payload, for mail programs: one message, or an mbox of several. */
export const eml: Exporter = {
  takes: isMail,
  ...plain,
  entry: (entry, context) => messageOf(entry, context),
  several: {
    ...plain,
    async *entry(entry, context) {
      for await (const message of messageOf(entry, context)) {
        yield mboxMessage(message, entry.request.receivedAt);
      }
    },
  },
};

async function* messageOf(
  entry: ExportEntry,
  { guardedFetch }: ExportContext,
): AsyncGenerator<Buffer & Chunk, void, void> {
  const mail = await readMail(entry);
  if (mail === null) return;
  const { compose } = await import('./mail/compose.ts');
  yield await compose(entry.request, mail, await mimeAttachments(mail.attachments, guardedFetch));
}
