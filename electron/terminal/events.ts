import type { RequestDetail } from '../../shared/detail.ts';
import type { InspectorStatus } from '../../shared/state.ts';
import { outerRequest } from '../core/export/outer-request.ts';
import { degradationText } from './tunnel-line.ts';

/** The `captured` line of the outer contract (docs/cli.md). */
export function capturedEvent(detail: RequestDetail) {
  const { reply, ...facts } = outerRequest(detail);
  return { event: 'captured', ...facts, attempt: detail.attempt, reply };
}

/** The `tunnel` line of the outer contract. Of a probe it says only that it came through: its times change. */
export function tunnelEvent({ tunnel, deliveryUrl, movedFrom }: InspectorStatus): object {
  return {
    event: 'tunnel',
    state: tunnel.is,
    ...(deliveryUrl === null ? {} : { url: deliveryUrl }),
    ...('insteadOf' in tunnel && tunnel.insteadOf !== null ? { insteadOf: tunnel.insteadOf } : {}),
    ...(movedFrom === null ? {} : { movedFrom }),
    ...(tunnel.is === 'open' && tunnel.probe ? { proved: tunnel.probe.outcome.ok } : {}),
    ...(tunnel.is === 'degraded' ? { reason: degradationText(tunnel.degradation) } : {}),
    ...(tunnel.is === 'failed' ? { reason: `${tunnel.fault}: ${tunnel.detail}` } : {}),
  };
}
