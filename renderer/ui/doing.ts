import { tellTrouble } from './troubles.ts';

/** Lets something run that nobody waits for. Where it fails, the window says so. */
export function doing(call: Promise<unknown>): void {
  call.catch(tellTrouble);
}

/** The same for a call that answers by a result: one that was refused is said, too. */
export function doingSettled(
  call: Promise<{ readonly ok: true } | { readonly ok: false; readonly detail: string }>,
): void {
  doing(
    call.then((result) => {
      if (!result.ok) tellTrouble(new Error(result.detail));
    }),
  );
}
