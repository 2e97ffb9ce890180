import { useEffect, useState } from 'react';
import { msUntilOverdue } from '../../store/awaited-call.ts';
import { useWindow } from '../../store/use-window.ts';

/** Whether the public address has been up for some minutes and the CRM has not called it. */
export function useCallOverdue(): boolean {
  const awaited = useWindow((state) => state.awaitedCall);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const remainingMs = msUntilOverdue(awaited, Date.now());
    if (remainingMs === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, remainingMs));
    return () => clearTimeout(timer);
  }, [awaited]);
  const remainingMs = msUntilOverdue(awaited, now);
  return remainingMs !== null && remainingMs <= 0;
}
