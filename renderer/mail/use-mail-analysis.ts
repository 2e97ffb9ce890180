import { useEffect, useState } from 'react';
import type { InspectorCalls } from '../../shared/contract/inspector-calls.ts';
import { bridge } from '../bridge.ts';

type Readings = Pick<InspectorCalls, 'mail.text' | 'mail.compatibility'>;
type ValueOf<Name extends keyof Readings> =
  Extract<ReturnType<Readings[Name]>, { readonly ok: true }> extends { readonly value: infer Value }
    ? Value
    : never;

export type MailAnalysis<Value> =
  | { readonly is: 'waiting' }
  | { readonly is: 'found'; readonly value: Value }
  /** It took too long, or the inspector stopped. */
  | { readonly is: 'failed' };

/** The text or the compatibility of a mail, which the inspector reads asynchronously. */
export function useMailAnalysis<Name extends keyof Readings>(
  name: Name,
  id: number,
): MailAnalysis<ValueOf<Name>> {
  type StoredReading = { readonly of: string; readonly reading: MailAnalysis<ValueOf<Name>> };
  const [stored, setStored] = useState<StoredReading | null>(null);
  const key = `${name} ${id}`;

  useEffect(() => {
    let isCurrent = true;
    const store = (reading: MailAnalysis<ValueOf<Name>>) => {
      if (isCurrent) setStored({ of: key, reading });
    };
    bridge.call(name, ...([{ id }] as Parameters<Readings[Name]>)).then(
      (result) => {
        const found = result as ReturnType<Readings[keyof Readings]>;
        store(
          found?.ok === true
            ? { is: 'found', value: found.value as ValueOf<Name> }
            : { is: 'failed' },
        );
      },
      () => store({ is: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [name, id, key]);

  return stored?.of === key ? stored.reading : { is: 'waiting' };
}
