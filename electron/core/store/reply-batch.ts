import type { SentReply } from '../../../shared/request.ts';
import type { GroupCommit } from './group-commit.ts';
import { isDefaultReply, type DefaultReply } from './reply-row.ts';
import type { Writes } from './writes.ts';

/** The most replies of one write: more would keep captures waiting. */
const mostAtOnce = 1_000;

/** Replies that are written together. */
interface OpenBatch {
  readonly replies: DefaultReply[];
  readonly written: Promise<void>;
}

/**
 * Writes replies. Default ones that come within a few milliseconds are one write, which takes a third of the time. They
 * are a status and a number, so none can make the write of the others fail.
 *
 * @returns resolves once the reply is committed.
 */
export function createReplyBatch(
  commits: Pick<GroupCommit<{ readonly writes: Writes }>, 'gather'>,
): (id: number, reply: SentReply) => Promise<void> {
  let open: OpenBatch | null = null;

  function begin(): OpenBatch {
    const replies: DefaultReply[] = [];
    const end = () => {
      if (open?.replies === replies) open = null;
    };
    const written = commits.gather(({ writes }) => {
      end();
      writes.defaultReplies(replies);
    });
    // A transaction that can't begin calls no write.
    written.catch(end);
    return { replies, written };
  }

  return (id, reply) => {
    if (!isDefaultReply(reply)) return commits.gather(({ writes }) => writes.reply(id, reply));
    open ??= begin();
    const { replies, written } = open;
    replies.push({ id, status: reply.status, ms: reply.ms });
    if (replies.length === mostAtOnce) open = null;
    return written;
  };
}
