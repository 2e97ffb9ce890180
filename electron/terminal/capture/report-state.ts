import type { InspectorProgress, InspectorStatus } from '../../../shared/state.ts';
import type { Terminal } from '../command.ts';
import { tunnelEvent } from '../output/outer-json.ts';
import { printable } from '../output/printable.ts';
import { stateLine } from '../output/tunnel-line.ts';
import type { LinesInOrder } from './lines-in-order.ts';
import { pasteHints } from './start-messages.ts';

/**
 * Reports each change of the status once: faults of the store on stderr, the tunnel on stdout.
 *
 * @param onAddress called once a Delivery URL is printed that was not printed before.
 * @returns to be called with each new status.
 */
export function statusReporter(
  report: Terminal['report'],
  lines: LinesInOrder,
  json: boolean,
  onAddress: (status: InspectorStatus) => void = () => undefined,
): (status: InspectorStatus) => void {
  const reportFault = reporterOfChanges(report);
  const reportSetAside = reporterOfChanges(report);
  let lastTunnelLine = '';
  let printedUrl: string | null = null;

  return (status) => {
    const { store, listener, tunnel, deliveryUrl } = status;
    reportFault(store.fault?.detail ?? null);
    reportSetAside(
      store.setAside &&
        `The captures were damaged. They were set aside as ${store.setAside}, and a new file was begun.`,
    );
    if (listener.is !== 'listening') return;
    const line = json ? JSON.stringify(tunnelEvent(status)) : stateLine(status);
    const isChange = line !== lastTunnelLine && (lastTunnelLine !== '' || tunnel.is !== 'closed');
    if (isChange) lines.add(() => line);
    lastTunnelLine = line;
    if (deliveryUrl === null || deliveryUrl === printedUrl) return;
    printedUrl = deliveryUrl;
    onAddress(status);
    if (!json) for (const hint of pasteHints) lines.add(() => hint);
  };
}

/** Reports once that strays are not stored, and that rules could not decide. */
export function progressReporter(
  report: Terminal['report'],
): (progress: InspectorProgress) => void {
  const reportDropped = reporterOfChanges(report);
  const reportUndecided = reporterOfChanges(report);
  return ({ droppedStrays, undecided: { reason } }) => {
    reportDropped(
      droppedStrays.limited > 0
        ? 'There were more strays in a minute than are stored. The others get 429 and are only counted.'
        : null,
    );
    reportUndecided(
      reason &&
        `The reply rules could not decide on a request, so it got the default reply: ${printable(reason)}`,
    );
  };
}

/** Reports a message when it differs from the one before; `null` reports nothing. */
function reporterOfChanges(report: Terminal['report']): (message: string | null) => void {
  let last: string | null = null;
  return (message) => {
    if (message !== null && message !== last) report(message);
    last = message;
  };
}
