import type { DispatchFault } from '../../../shared/dispatches.ts';

/** Each fault in a sentence without addresses and details, for senders of requests and for the terminal. */
export const faultSentences: Readonly<Record<DispatchFault, string>> = {
  refused: 'Nothing listens at its address.',
  dns: 'Its name has no address.',
  unreachable: 'No network leads to it.',
  tls: 'Its certificate or its TLS was refused.',
  timeout: 'No whole answer came in time.',
  reset: 'It closed the connection before its answer was whole.',
  'not-http': 'Its answer was not HTTP.',
  loop: 'The request would have come back here again.',
  'not-sendable': 'The request cannot be sent on as it is.',
  removed: 'The request was removed before it could be sent.',
  stopped: 'Hookscope was closed meanwhile.',
};
