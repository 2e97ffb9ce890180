import { z } from 'zod';
import type { InspectorStatus } from '../../../shared/state.ts';
import type { TunnelState } from '../../../shared/tunnel.ts';

/** What a follower needs of the status. */
export interface FollowedStatus extends Pick<
  InspectorStatus,
  'tunnel' | 'deliveryUrl' | 'movedFrom'
> {
  readonly localUrl: string | null;
}

const tunnelStates = ['closed', 'opening', 'open', 'degraded', 'failed'] as const;

/** The follower shows the tunnel and does nothing with it, so its own members are not checked. */
const tunnel = z
  .looseObject({ is: z.enum(tunnelStates) })
  .transform((state) => state as unknown as TunnelState);

export const statusMessage: z.ZodType<{ readonly status: FollowedStatus }> = z.object({
  status: z.object({
    localUrl: z.string().nullable(),
    deliveryUrl: z.string().nullable(),
    movedFrom: z.string().nullable(),
    tunnel,
  }),
});

/** A request is answered and inspected. The follower reads it from the data folder. */
export const capturedMessage = z.object({ captured: z.int().positive() });

export function statusFor({ listener, deliveryUrl, movedFrom, tunnel: state }: InspectorStatus): {
  readonly status: FollowedStatus;
} {
  const localUrl = listener.is === 'listening' ? listener.localUrl : null;
  return { status: { localUrl, deliveryUrl, movedFrom, tunnel: state } };
}
