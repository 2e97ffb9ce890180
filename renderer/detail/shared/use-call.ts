import { useCallback, useEffect, useState } from 'react';
import type { InspectorCalls } from '../../../shared/contract/inspector-calls.ts';
import { bridge } from '../../bridge.ts';

type CallState<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'found'; readonly value: T }
  | { readonly is: 'failed' };

/** A call to the inspector: its state, and a function that makes it again. */
export interface InspectorCall<T> {
  readonly state: CallState<T>;
  readonly retry: () => void;
}

/**
 * Makes a call to the inspector and holds its answer. It makes the call again when the arguments change, when the
 * inspector has restarted, and on `retry`; until the new answer arrives, the state keeps the old one for the same
 * arguments.
 */
export function useCall<Name extends keyof InspectorCalls>(
  name: Name,
  ...args: Parameters<InspectorCalls[Name]>
): InspectorCall<ReturnType<InspectorCalls[Name]>> {
  type State = CallState<ReturnType<InspectorCalls[Name]>>;
  // Compared by value: a caller may pass a new object with the same content each time it renders.
  const question = JSON.stringify([name, args]);
  const [round, setRound] = useState(0);
  const [latest, setLatest] = useState<{ question: string; state: State } | null>(null);
  const retry = useCallback(() => setRound((before) => before + 1), []);

  useEffect(
    () => bridge.on('inspector.connected', (isConnected) => isConnected && retry()),
    [retry],
  );

  useEffect(() => {
    let isCurrent = true;
    const receive = (state: State) => {
      if (isCurrent) setLatest({ question, state });
    };
    const [call, given] = JSON.parse(question) as [Name, Parameters<InspectorCalls[Name]>];
    bridge.call(call, ...given).then(
      (value) => receive({ is: 'found', value: value as ReturnType<InspectorCalls[Name]> }),
      () => receive({ is: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [question, round]);

  return { state: latest?.question === question ? latest.state : { is: 'loading' }, retry };
}
