import type { Output } from './output.ts';

/** Lines that are printed in their order, however slowly they are read. */
export interface InTurn {
  /** @param line asked for when its turn has come, so that what waits is small; `null` prints nothing. */
  readonly add: (line: () => string | null | Promise<string | null>) => void;
  /** Resolves once everything added so far is printed, or nobody reads any more. */
  readonly done: () => Promise<void>;
  /** Gives up what is left. */
  readonly stop: () => void;
}

export function printInTurn(out: Output): InTurn {
  let last: Promise<void> = Promise.resolve();
  let stopped = false;
  return {
    add: (line) => {
      last = last.then(async () => {
        const text = stopped || out.gone.aborted ? null : await line();
        if (text !== null) await out.line(text);
      });
    },
    done: () => last,
    stop: () => {
      stopped = true;
    },
  };
}
