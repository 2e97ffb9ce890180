import type { Output } from '../output/output.ts';

/** Prints lines in the order in which they were added, however slowly the reader takes them. */
export interface LinesInOrder {
  /** @param line called when its turn has come, so that waiting lines take little memory; `null` prints nothing. */
  readonly add: (line: () => string | null | Promise<string | null>) => void;
  /** Resolves once everything added so far is printed, or the reader has closed it. */
  readonly done: () => Promise<void>;
  /** Drops the lines that are still waiting. */
  readonly stop: () => void;
}

export function printInOrder(out: Output): LinesInOrder {
  let last: Promise<void> = Promise.resolve();
  let stopped = false;
  return {
    add: (line) => {
      last = last.then(async () => {
        const text = stopped || out.closed.aborted ? null : await line();
        if (text !== null) await out.line(text);
      });
    },
    done: () => last,
    stop: () => {
      stopped = true;
    },
  };
}
