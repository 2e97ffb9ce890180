import { useAccessStrips } from './access.tsx';
import { useDestinationStrips } from './destinations.tsx';
import { useFailureStrips } from './failure.ts';
import { useListenerStrips } from './listener.tsx';
import { useNoCallStrips } from './no-call.tsx';
import { useRepliesStrips } from './replies.tsx';
import { useSampleStrips } from './sample.ts';
import { useStoreStrips } from './store.ts';
import type { Strip, StripSourceProps } from './strip.ts';
import { useTunnelStrips } from './tunnel.tsx';
import { useUndecidedStrips } from './undecided.ts';

/** What the strip tells of: a line for each cause. Of two of the same severity, the upper one is shown first. */
export function useAllStrips(props: StripSourceProps): readonly Strip[] {
  return [
    ...useFailureStrips(),
    ...useSampleStrips(),
    ...useStoreStrips(),
    ...useListenerStrips(props),
    ...useTunnelStrips(props),
    ...useDestinationStrips(),
    ...useAccessStrips(props),
    ...useRepliesStrips(props),
    ...useUndecidedStrips(),
    ...useNoCallStrips(),
  ];
}
