import type { InspectorCalls } from '../../../shared/contract.ts';
import type { Core } from '../core.ts';
import { createRemoteFetcher } from '../mail/fetch-remote.ts';
import { readInThread } from '../mail/read-in-thread.ts';
import type { Answers } from './serve-port.ts';

type MailCalls = Pick<
  InspectorCalls,
  'mail.text' | 'mail.compatibility' | 'mail.fetchRemote' | 'mail.cancelRemote'
>;

/**
 * What the window asks about an e-mail's HTML.
 *
 * @param htmlOf the HTML of a request; `null` when it has none or is gone.
 */
export function answerMail(
  htmlOf: (id: number) => Promise<string | null>,
  { resourcesDir, guardedFetch }: Pick<Core, 'resourcesDir' | 'guardedFetch'>,
): Answers<MailCalls> {
  const remote = createRemoteFetcher(htmlOf, guardedFetch);
  return {
    'mail.text': async ({ id }) => {
      const html = await htmlOf(id);
      return html === null ? null : readInThread('text', { html });
    },
    'mail.compatibility': async ({ id }) => {
      const html = await htmlOf(id);
      return html === null ? null : readInThread('compatibility', { html, resourcesDir });
    },
    'mail.fetchRemote': remote.fetch,
    'mail.cancelRemote': ({ id }) => remote.cancel(id),
  };
}
