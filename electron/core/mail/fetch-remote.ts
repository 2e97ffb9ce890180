import type { RemoteContent, RemoteFault, RemoteKind } from '../../../shared/mail.ts';
import type { Result } from '../../../shared/result.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import { readInThread } from './read-in-thread.ts';
import { readRemoteContent } from './remote-content.ts';
import { cutText } from '../../../shared/cut-text.ts';

/** The URLs of this many messages are remembered. */
const rememberedMessages = 8;

interface RemoteMessage {
  /** The URLs in the message. */
  readonly addresses: Promise<Result<ReadonlySet<string>, 'too-heavy'>>;
  /** The URLs in the style sheets that were fetched for it. */
  readonly ofSheets: Set<string>;
  job: AbortController;
}

export interface RemoteResource {
  readonly id: number;
  readonly url: string;
  readonly kind: RemoteKind;
}

export interface RemoteFetcher {
  readonly fetch: (resource: RemoteResource) => Promise<Result<RemoteContent, RemoteFault>>;
  /** Cancels the running fetches for a message. */
  readonly cancel: (id: number) => void;
}

/**
 * Fetches what a mail refers to, when its reader asks for it. The URL must be in that message or in a style sheet that
 * was fetched for it, so a compromised window can't make us fetch anything else.
 *
 * @param htmlOf the HTML of a request; `null` when it has none or is not stored any more.
 */
export function createRemoteFetcher(
  htmlOf: (id: number) => Promise<string | null>,
  guardedFetch: GuardedFetch,
): RemoteFetcher {
  const messages = new Map<number, RemoteMessage>();

  function messageOf(id: number): RemoteMessage {
    const message = messages.get(id) ?? {
      addresses: htmlOf(id).then((html) => readInThread('addresses', { html: html ?? '' })),
      ofSheets: new Set(),
      job: new AbortController(),
    };
    messages.delete(id);
    messages.set(id, message);
    for (const oldest of [...messages.keys()].slice(0, -rememberedMessages))
      messages.delete(oldest);
    return message;
  }

  return {
    fetch: async ({ id, url, kind }) => {
      const message = messageOf(id);
      const { signal } = message.job;
      const addresses = await message.addresses;
      if (!addresses.ok) return addresses;
      if (!addresses.value.has(url) && !message.ofSheets.has(url)) {
        return { ok: false, fault: 'not-in-message', detail: cutText(url, 200) };
      }
      const fetched = await guardedFetch({ url, signal });
      if (!fetched.ok) return fetched;
      const { status } = fetched.value;
      if (status < 200 || status > 299) {
        return { ok: false, fault: 'bad-status', detail: String(status) };
      }
      const content = readRemoteContent(kind, fetched.value);
      if (content === null) {
        return { ok: false, fault: 'not-expected', detail: fetched.value.mediaType ?? '' };
      }
      if (content.kind === 'style') {
        const { addressesInCss } = await import('./addresses-in.ts');
        // Relative to the URL in the message, not to a redirect's, because the window resolves them so too.
        for (const inner of addressesInCss(content.css, url)) message.ofSheets.add(inner);
      }
      return { ok: true, value: content };
    },
    cancel: (id) => {
      const message = messages.get(id);
      message?.job.abort();
      if (message !== undefined) message.job = new AbortController();
    },
  };
}
