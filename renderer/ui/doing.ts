import { tellTrouble } from './troubles.ts';

/**
 * Lets something run that nobody waits for. Where it fails, or is refused by its result, the window says so; a result
 * that says the user changed their mind is none.
 */
export function doing(call: Promise<unknown>): void {
  call.then((result) => {
    if (isRefusal(result) && !ownWish.has(result.fault)) tellTrouble(result.detail);
  }, tellTrouble);
}

/** The user was asked, and did not want it. */
const ownWish: ReadonlySet<string> = new Set(['cancelled', 'declined']);

interface Refusal {
  readonly ok: false;
  readonly fault: string;
  readonly detail: string;
}

function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}
