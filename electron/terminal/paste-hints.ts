import type { Settings } from '../../shared/settings.ts';

/** Said below a Delivery URL: where it goes in the CRM. */
export const pasteHints: readonly string[] = [
  '  Paste it in your Marketplace app: Conversation Providers › your provider › Delivery URL.',
  '  Then send a message from a conversation that uses the provider, and it appears here.',
];

/** Said once the listener is open, to somebody who has no window. */
export function startLines({ tunnel }: Settings, dataDir: string): readonly string[] {
  return [
    ...(tunnel.kind === 'none'
      ? [
          'No tunnel is set, so only programs on this computer reach it. --tunnel localtunnel opens one.',
        ]
      : []),
    `Captures and settings are kept in ${dataDir}. q or Ctrl+C ends.`,
  ];
}
