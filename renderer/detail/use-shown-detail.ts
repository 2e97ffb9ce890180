import { useEffect, useState } from 'react';
import type { RequestDetail } from '../../shared/detail.ts';
import { useCall } from './shared/use-call.ts';

/** Milliseconds that the former request stays on screen while the next one is loading. Most are loaded within it. */
const patienceMs = 100;

type ShownDetail =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'missing' }
  | { readonly is: 'loaded'; readonly detail: RequestDetail };

/** Loads a request. The former one stays for a moment, so that nothing flashes from request to request. */
export function useShownDetail(id: number): {
  readonly shown: ShownDetail;
  readonly reload: () => void;
} {
  const { state, reload } = useCall('request.get', { id });
  const [former, setFormer] = useState<RequestDetail | null>(null);
  /** The request that takes longer to load. */
  const [overdue, setOverdue] = useState<number | null>(null);
  const loaded = state.is === 'loaded' ? state.value : null;
  if (loaded !== null && loaded !== former) {
    setFormer(loaded);
    setOverdue(null);
  }
  const isLoading = state.is === 'loading';
  useEffect(() => {
    if (!isLoading) return;
    const timer = setTimeout(() => setOverdue(id), patienceMs);
    return () => clearTimeout(timer);
  }, [id, isLoading]);
  const shown = shownOf();
  return { shown, reload };

  function shownOf(): ShownDetail {
    if (loaded !== null) return { is: 'loaded', detail: loaded };
    if (state.is !== 'loading') return state.is === 'failed' ? { is: 'failed' } : { is: 'missing' };
    if (former === null || overdue === id) return { is: 'loading' };
    return { is: 'loaded', detail: former };
  }
}
