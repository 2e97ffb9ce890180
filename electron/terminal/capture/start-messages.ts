import type { Settings } from '../../../shared/settings.ts';
import type { InspectorStatus } from '../../../shared/state.ts';
import { unusualRules } from '../../../shared/unusual-rules.ts';
import { printable } from '../output/printable.ts';

/** Printed below a Delivery URL: where to paste it in the CRM. */
export const pasteHints: readonly string[] = [
  '  Paste it in your Marketplace app: Conversation Providers › your provider › Delivery URL.',
  '  Then send a message from a conversation that uses the provider. It appears here.',
];

/** Printed once the listener is open, for a user without the window. */
export function startLines({ tunnel }: Settings, dataDir: string): readonly string[] {
  return [
    ...(tunnel.kind === 'none'
      ? [
          'There is no tunnel: only programs on this computer can send requests. Open one with --tunnel localtunnel.',
        ]
      : []),
    `Captures and settings are stored in ${dataDir}. Press q or Ctrl+C to stop.`,
  ];
}

/** Where captures are sent on to, and whose answer becomes the reply. */
export function forwardLines({ destinations, relay }: Settings): readonly string[] {
  return destinations
    .filter(({ on }) => on)
    .map(({ id, url, query }) => {
      const what = query === null ? 'each request' : `what matches ${printable(query)}`;
      const replies = relay?.destination === id ? ', and replies with its answer' : '';
      return `Forwards ${what} to ${printable(url)}${replies}.`;
    });
}

/** What is unusual about the replies. The user must know it at the start: a CRM does not repeat a refused webhook at once. */
export function replyWarnings({ settings, ruleFaults }: InspectorStatus): readonly string[] {
  const { replies, replyStatus, guard } = settings;
  const names = unusualRules(replies).map(({ name }) => `"${printable(name)}"`);
  return [
    ...(names.length === 0
      ? []
      : [
          `Some webhooks do not get 200 at once, because of these reply rules: ${names.join(', ')}.`,
        ]),
    ...(replyStatus < 300 ? [] : [`The default reply is ${replyStatus}.`]),
    ...replies
      .filter(({ id }) => ruleFaults[id] !== undefined)
      .map(
        ({ id, name }) =>
          `The reply rule "${printable(name)}" never matches: ${ruleFaults[id]?.message}`,
      ),
    ...(guard === null
      ? []
      : [
          `Requests without the ${guard.is === 'basic' ? 'user name and password' : 'required header'} get 401.`,
        ]),
  ];
}
