import { useEffect, useState } from 'react';
import type { InspectorCalls } from '../../shared/contract/inspector-calls.ts';
import { bridge } from '../bridge.ts';

type AnalysisCalls = Pick<InspectorCalls, 'mail.text' | 'mail.compatibility'>;
type ValueOf<Name extends keyof AnalysisCalls> =
  Extract<ReturnType<AnalysisCalls[Name]>, { readonly ok: true }> extends {
    readonly value: infer Value;
  }
    ? Value
    : never;

export type MailAnalysis<Value> =
  | { readonly is: 'waiting' }
  | { readonly is: 'loaded'; readonly value: Value }
  /** It took too long, or the inspector stopped. */
  | { readonly is: 'failed' };

/** The text or the compatibility of a mail, which the inspector computes asynchronously. */
export function useMailAnalysis<Name extends keyof AnalysisCalls>(
  name: Name,
  id: number,
): MailAnalysis<ValueOf<Name>> {
  type StoredAnalysis = { readonly of: string; readonly analysis: MailAnalysis<ValueOf<Name>> };
  const [stored, setStored] = useState<StoredAnalysis | null>(null);
  const key = `${name} ${id}`;

  useEffect(() => {
    let isCurrent = true;
    const store = (analysis: MailAnalysis<ValueOf<Name>>) => {
      if (isCurrent) setStored({ of: key, analysis });
    };
    bridge.call(name, ...([{ id }] as Parameters<AnalysisCalls[Name]>)).then(
      (result) => {
        const answer = result as ReturnType<AnalysisCalls[keyof AnalysisCalls]>;
        store(
          answer?.ok === true
            ? { is: 'loaded', value: answer.value as ValueOf<Name> }
            : { is: 'failed' },
        );
      },
      () => store({ is: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [name, id, key]);

  return stored?.of === key ? stored.analysis : { is: 'waiting' };
}
