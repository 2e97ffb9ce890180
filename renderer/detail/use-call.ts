import { useCallback, useEffect, useState } from 'react';
import type { InspectorCalls } from '../../shared/contract/inspector-calls.ts';
import { bridge } from '../bridge.ts';

export type Loaded<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'found'; readonly value: T }
  | { readonly is: 'failed' };

/**
 * Asks the inspector and keeps its answer. It asks again when the question changes, when the
 * inspector comes back, and when told to; what was found stays until the new answer is there.
 */
export function useCall<Name extends keyof InspectorCalls>(
  name: Name,
  ...args: Parameters<InspectorCalls[Name]>
): { readonly loaded: Loaded<ReturnType<InspectorCalls[Name]>>; readonly again: () => void } {
  type Answer = Loaded<ReturnType<InspectorCalls[Name]>>;
  const question = JSON.stringify([name, args]);
  const [round, setRound] = useState(0);
  const [kept, setKept] = useState<{ question: string; answer: Answer } | null>(null);
  const again = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => bridge.on('inspector.connected', (is) => is && again()), [again]);

  useEffect(() => {
    let wanted = true;
    const keep = (answer: Answer) => {
      if (wanted) setKept({ question, answer });
    };
    // By value: a caller may write the same question anew each time it renders.
    const [asked, given] = JSON.parse(question) as [Name, Parameters<InspectorCalls[Name]>];
    bridge.call(asked, ...given).then(
      (value) => keep({ is: 'found', value: value as ReturnType<InspectorCalls[Name]> }),
      () => keep({ is: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [question, round]);

  return { loaded: kept?.question === question ? kept.answer : { is: 'loading' }, again };
}
