import type { Handlers } from '../../../shared/contract/call.ts';
import type { InspectorCalls } from '../../../shared/contract/inspector-calls.ts';
import type { Core } from '../core.ts';
import { createRemoteFetcher } from '../mail/fetch-remote.ts';
import { readInThread } from '../mail/read-in-thread.ts';

type MailCalls = Pick<
  InspectorCalls,
  'mail.text' | 'mail.compatibility' | 'mail.fetchRemote' | 'mail.cancelRemote'
>;

/**
 * The handlers of the calls about an e-mail's HTML.
 *
 * @param htmlOf the HTML of a request; `null` when it has none or is gone.
 */
export function mailHandlers(
  htmlOf: (id: number) => Promise<string | null>,
  { resourcesDir, guardedFetch }: Pick<Core, 'resourcesDir' | 'guardedFetch'>,
): Handlers<MailCalls> {
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
