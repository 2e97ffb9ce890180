/** An expected failure is a value; only a bug is thrown. */
export type Result<T, Fault extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault; readonly detail: string };
