import { useCallback, useEffect, useState } from 'react';
import type { InspectorCalls } from '../../../shared/contract/inspector-calls.ts';
import { bridge } from '../../bridge.ts';

type CallState<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'loaded'; readonly value: T }
  | { readonly is: 'failed' };

/** A call to the inspector: its state, and a function that makes it again. */
export interface InspectorCall<T> {
  readonly state: CallState<T>;
  readonly reload: () => void;
}

/**
 * Makes a call to the inspector and stores its answer. It makes the call again when the arguments change, when the
 * inspector has restarted, and on `reload`; until the new answer arrives, the state keeps the old one for the same
 * arguments.
 */
export function useCall<Name extends keyof InspectorCalls>(
  name: Name,
  ...args: Parameters<InspectorCalls[Name]>
): InspectorCall<ReturnType<InspectorCalls[Name]>> {
  type State = CallState<ReturnType<InspectorCalls[Name]>>;
  // Compared by value: a caller may pass a new object with the same content each time it renders.
  const callKey = JSON.stringify([name, args]);
  const [reloadCount, setReloadCount] = useState(0);
  const [latest, setLatest] = useState<{ callKey: string; state: State } | null>(null);
  const reload = useCallback(() => setReloadCount((before) => before + 1), []);

  useEffect(
    () => bridge.on('inspector.connected', (isConnected) => isConnected && reload()),
    [reload],
  );

  useEffect(() => {
    let isCurrent = true;
    const receive = (state: State) => {
      if (isCurrent) setLatest({ callKey, state });
    };
    const [call, given] = JSON.parse(callKey) as [Name, Parameters<InspectorCalls[Name]>];
    bridge.call(call, ...given).then(
      (value) => receive({ is: 'loaded', value: value as ReturnType<InspectorCalls[Name]> }),
      () => receive({ is: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [callKey, reloadCount]);

  return { state: latest?.callKey === callKey ? latest.state : { is: 'loading' }, reload };
}
