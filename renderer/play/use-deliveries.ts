import { useEffect, useState } from 'react';
import type { PlayRun } from '../../shared/play.ts';
import { bridge } from '../bridge.ts';
import { withChanges, type KnownDeliveries } from './lane.ts';

const nothing: KnownDeliveries = { revision: 0, deliveries: [] };

type LoadedDeliveries =
  | { readonly is: 'loading' | 'failed' }
  | { readonly is: 'loaded'; readonly deliveries: KnownDeliveries['deliveries'] };

/**
 * The deliveries of a play. At each revision those are loaded that changed.
 *
 * @returns them, and a function that loads them again.
 */
export function useDeliveries({ number, revision }: Pick<PlayRun, 'number' | 'revision'>) {
  const [known, setKnown] = useState<KnownDeliveries>(nothing);
  const [hasFailed, setHasFailed] = useState(false);
  const [round, setRound] = useState(0);
  const since = known.revision;
  // A revision that comes meanwhile is asked for once the answer is here.
  const isBehind = since < revision;
  useEffect(() => {
    if (!isBehind) return undefined;
    let isCurrent = true;
    bridge.call('plays.deliveries', { number, since }).then(
      (changes) => {
        if (!isCurrent) return;
        setHasFailed(changes === null);
        if (changes !== null) setKnown((before) => withChanges(before, changes));
      },
      () => isCurrent && setHasFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [number, since, isBehind, round]);
  const state: LoadedDeliveries =
    since > 0
      ? { is: 'loaded', deliveries: known.deliveries }
      : { is: hasFailed ? 'failed' : 'loading' };
  return { state, reload: () => setRound(round + 1) };
}
