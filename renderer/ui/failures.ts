import { createStore } from 'zustand';
import { shortText } from '../../shared/cut-text.ts';

/** Something that went wrong and that no part of the window shows by itself. */
type Failure =
  /** A call failed or was refused; `detail` is the error message. */
  | { readonly is: 'failed'; readonly detail: string }
  /** No program opens such an address. */
  | { readonly is: 'link-refused'; readonly detail: string }
  /** The window's page crashed and was opened again. */
  | { readonly is: 'restored'; readonly detail: string };

/** The latest failure until it is dismissed; `FailureNotice` shows it. */
export const failures = createStore<{ readonly last: Failure | null }>()(() => ({ last: null }));

/** What Electron puts before the message of an error that the main process threw. */
const electronPrefix = /^Error invoking remote method '[\w.]{1,40}': (?:Error: )?/;

/** Characters shown of an address that nothing opens. */
const maxShownAddress = 300;

function showFailure(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  failures.setState({ last: { is: 'failed', detail: message.replace(electronPrefix, '') } });
}

export function showRefusedLink(address: string): void {
  failures.setState({ last: { is: 'link-refused', detail: shortText(address, maxShownAddress) } });
}

export function showRestored(): void {
  failures.setState({ last: { is: 'restored', detail: '' } });
}

export function dismissFailure(): void {
  failures.setState({ last: null });
}

/** Faults of a result that say that the user decided against it. */
const userDeclined: ReadonlySet<string> = new Set(['cancelled', 'declined']);

/**
 * Runs a call that nothing awaits. The window shows its failure, and a refusal in its result unless the user declined.
 */
export function inBackground(call: Promise<unknown>): void {
  call.then((result) => {
    if (isRefusal(result) && !userDeclined.has(result.fault)) showFailure(result.detail);
  }, showFailure);
}

interface Refusal {
  readonly ok: false;
  readonly fault: string;
  readonly detail: string;
}

function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}
