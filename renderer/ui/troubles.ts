import { createStore } from 'zustand';

/** A call that failed and that no place of its own says. */
interface Trouble {
  /** In the words of whoever was called. */
  readonly detail: string;
}

/** What failed last, until it is dismissed. It is shown by `TroubleNotice`. */
export const troubles = createStore<{ readonly last: Trouble | null }>()(() => ({ last: null }));

export function tellTrouble(error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  troubles.setState({ last: { detail } });
}

export function dismissTrouble(): void {
  troubles.setState({ last: null });
}
