import { useCallback, useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';

/**
 * Watches whether a staged mail is drawn in time.
 *
 * @param address where it is staged; `null` before that.
 * @param budgetMs `null` waits as long as it takes.
 * @param onOverdue is told once when it takes longer; the frame should go then, and its process with it.
 * @returns whether it is drawn, and what the frame's `load` is to call.
 */
export function useRenderDeadline(
  address: string | null,
  budgetMs: number | null,
  onOverdue: () => void,
): { readonly isDrawn: boolean; readonly onLoad: () => void } {
  const [drawn, setDrawn] = useState<string | null>(null);

  useEffect(() => {
    if (address === null || budgetMs === null || drawn === address) return undefined;
    const timer = setTimeout(onOverdue, budgetMs);
    return () => clearTimeout(timer);
  }, [address, budgetMs, drawn, onOverdue]);

  const onLoad = useCallback(() => {
    if (address === null) return;
    bridge.call('mail.settled', { address }).then(
      (settled) => settled && setDrawn(address),
      // Without an answer it counts as not drawn.
      () => {},
    );
  }, [address]);

  return { isDrawn: address !== null && drawn === address, onLoad };
}
