import { useEffect, useState } from 'react';
import type { InspectorCalls } from '../../shared/contract/inspector-calls.ts';
import { bridge } from '../bridge.ts';

type Readings = Pick<InspectorCalls, 'mail.text' | 'mail.compatibility'>;
type ValueOf<Name extends keyof Readings> =
  Extract<ReturnType<Readings[Name]>, { readonly ok: true }> extends { readonly value: infer Value }
    ? Value
    : never;

export type MailReading<Value> =
  | { readonly is: 'waiting' }
  | { readonly is: 'found'; readonly value: Value }
  /** It took too long, or the inspector went away over it. */
  | { readonly is: 'failed' };

/** What the inspector reads from a mail, in its own time. */
export function useReading<Name extends keyof Readings>(
  name: Name,
  id: number,
): MailReading<ValueOf<Name>> {
  type Kept = { readonly of: string; readonly reading: MailReading<ValueOf<Name>> };
  const [kept, setKept] = useState<Kept | null>(null);
  const question = `${name} ${id}`;

  useEffect(() => {
    let wanted = true;
    const keep = (reading: MailReading<ValueOf<Name>>) => {
      if (wanted) setKept({ of: question, reading });
    };
    bridge.call(name, ...([{ id }] as Parameters<Readings[Name]>)).then(
      (answer) => {
        const found = answer as ReturnType<Readings[keyof Readings]>;
        keep(
          found?.ok === true
            ? { is: 'found', value: found.value as ValueOf<Name> }
            : { is: 'failed' },
        );
      },
      () => keep({ is: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [name, id, question]);

  return kept?.of === question ? kept.reading : { is: 'waiting' };
}
