import { createStore } from 'zustand';
import { shortText } from '../../shared/cut-text.ts';

/** A call that failed and that no place of its own says: a sentence of ours by its name, or the called one's words. */
type Trouble =
  | { readonly is: 'failed'; readonly detail: string }
  /** Nothing of ours opens such an address. */
  | { readonly is: 'link-refused'; readonly detail: string }
  /** The page ended and was opened again. */
  | { readonly is: 'restored'; readonly detail: string };

/** What failed last, until it is dismissed. It is shown by `TroubleNotice`. */
export const troubles = createStore<{ readonly last: Trouble | null }>()(() => ({ last: null }));

/** What Electron puts before the words of whoever was called in the main process. */
const wrapping = /^Error invoking remote method '[\w.]{1,40}': (?:Error: )?/;

export function tellTrouble(error: unknown): void {
  const said = error instanceof Error ? error.message : String(error);
  troubles.setState({ last: { is: 'failed', detail: said.replace(wrapping, '') } });
}

export function tellRefused(address: string): void {
  troubles.setState({ last: { is: 'link-refused', detail: shortText(address, 300) } });
}

export function tellRestored(): void {
  troubles.setState({ last: { is: 'restored', detail: '' } });
}

export function dismissTrouble(): void {
  troubles.setState({ last: null });
}
