import type { DestinationState } from '../../../shared/destinations.ts';
import type { Dispatch } from '../../../shared/dispatches.ts';
import { outcomeText, roundedMs } from './dispatch-lines.ts';
import { printable } from './printable.ts';
import { styled } from './styles.ts';

/** The `forwarded` event of `listen`: a request was answered by a destination, or could not be sent to it. */
export function forwardedEvent(
  { requestId, outcome, ms, mayBeTwice }: Dispatch,
  to: string,
): object {
  return {
    event: 'forwarded',
    id: String(requestId),
    to,
    status: outcome.is === 'answered' ? outcome.status : null,
    ms: ms === null ? null : roundedMs(ms),
    fault: outcome.is === 'failed' ? outcome.fault : null,
    ...(mayBeTwice ? { mayBeTwice } : {}),
  };
}

export function forwardedLine(dispatch: Dispatch, to: string): string {
  const twice = dispatch.mayBeTwice ? '  (may have arrived twice)' : '';
  return `${styled('bold', `#${dispatch.requestId}`)}  → ${printable(to)}  ${outcomeText(dispatch)}${twice}`;
}

/** The `destination` event of `listen`: a destination went down, or came back. */
export function destinationEvent({ is, fault, waiting }: DestinationState, to: string): object {
  return {
    event: 'destination',
    to,
    state: is,
    waiting,
    ...(fault === null ? {} : { fault: fault.code, detail: fault.detail }),
  };
}

export function destinationLine(state: DestinationState, to: string): string {
  return `→ ${printable(to)}  ${conditionText(state)}`;
}

function conditionText({ is, fault, waiting }: DestinationState): string {
  switch (is) {
    case 'up':
      return styled('green', waiting === 0 ? 'is up.' : `is up. Sending what waited (${waiting}).`);
    case 'down': {
      const why = fault === null ? '' : ` (${fault.code}: ${printable(fault.detail)})`;
      return styled('yellow', `is down${why}. Requests wait on disk until it is back.`);
    }
    case 'back':
      return styled('yellow', `is back. Send or skip what waits (${waiting}) in the window.`);
    case 'loop':
      return styled('red', 'leads back to Hookscope, so nothing is sent to it.');
    case 'off':
      return 'is off.';
  }
}
