import { useCallback, useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';

/**
 * Watches whether a staged mail is rendered in time.
 *
 * @param address the address of the staged mail; `null` before it is staged.
 * @param timeLimitMs the time limit; `null` for none.
 * @param onOverdue is called once when it takes longer. Remove the frame then, which ends its process.
 * @returns whether it is rendered, and the handler for the frame's `load` event.
 */
export function useRenderDeadline(
  address: string | null,
  timeLimitMs: number | null,
  onOverdue: () => void,
): { readonly isRendered: boolean; readonly onLoad: () => void } {
  const [renderedAddress, setRenderedAddress] = useState<string | null>(null);

  useEffect(() => {
    if (address === null || timeLimitMs === null || renderedAddress === address) return undefined;
    const timer = setTimeout(onOverdue, timeLimitMs);
    return () => clearTimeout(timer);
  }, [address, timeLimitMs, renderedAddress, onOverdue]);

  const onLoad = useCallback(() => {
    if (address === null) return;
    bridge.call('mail.waitUntilDrawn', { address }).then(
      (isDrawn) => isDrawn && setRenderedAddress(address),
      // After a failed call it counts as not rendered.
      () => {},
    );
  }, [address]);

  return { isRendered: address !== null && renderedAddress === address, onLoad };
}
