import type { RequestDetail } from '../../../shared/contract.ts';
import type { InspectorState } from '../../../shared/state.ts';
import { outerRequest } from '../export/outer-request.ts';

/** The `captured` line of the outer contract (docs/cli.md). */
export function capturedEvent(detail: RequestDetail): object {
  return { event: 'captured', ...outerRequest(detail) };
}

/** The `tunnel` line of the outer contract. */
export function tunnelEvent({ tunnel, deliveryUrl }: InspectorState): object {
  return {
    event: 'tunnel',
    state: tunnel.is,
    ...(deliveryUrl === null ? {} : { url: deliveryUrl }),
    ...(tunnel.is === 'failed' ? { reason: `${tunnel.fault}: ${tunnel.detail}` } : {}),
  };
}
