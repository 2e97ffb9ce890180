import type { QueryFault, QueryFaultCode } from '../../../../shared/search.ts';

/** What was read, or why it could not be. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: QueryFault };

export function fault(
  code: QueryFaultCode,
  { start, end }: QueryFault['at'],
  message: string,
  instead: string | null = null,
): QueryFault {
  return { code, at: { start, end }, message, instead };
}
