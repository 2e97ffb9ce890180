import { useAccessStrips } from './access.tsx';
import { useDataWorkStrips } from './data-work.tsx';
import { useDestinationStrips } from './destinations.tsx';
import { useFailureStrips } from './failure.ts';
import { useListenerStrips } from './listener.tsx';
import { useNoCallStrips } from './no-call.tsx';
import { usePauseStrips } from './pause.tsx';
import { useRepliesStrips } from './replies.tsx';
import { useSampleStrips } from './sample.ts';
import { useStoreStrips } from './store.ts';
import type { Strip } from './strip.ts';
import { useTunnelStrips } from './tunnel.tsx';
import { useUndecidedStrips } from './undecided.ts';
import { useUpdateStrips } from './updates.tsx';

/** What the strip tells of: a line for each cause. Of two of the same severity, the upper one is shown first. */
export function useAllStrips(): readonly Strip[] {
  return [
    ...useFailureStrips(),
    ...useDataWorkStrips(),
    ...useSampleStrips(),
    ...useStoreStrips(),
    ...useListenerStrips(),
    ...usePauseStrips(),
    ...useTunnelStrips(),
    ...useDestinationStrips(),
    ...useAccessStrips(),
    ...useRepliesStrips(),
    ...useUndecidedStrips(),
    ...useNoCallStrips(),
    ...useUpdateStrips(),
  ];
}
