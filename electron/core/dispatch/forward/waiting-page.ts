import type { Dispatch } from '../../../../shared/dispatches.ts';
import type { Dispatches } from '../../store/dispatches.ts';

/** Dispatches that are in memory at a time; all others are on disk alone. */
const pageLength = 32;

/** The dispatches that wait for a destination, in their order, read from disk page by page. */
export interface ForwardPage {
  /** The next one, without taking it; `null` when none waits. */
  readonly next: () => Dispatch | null;
  /** Takes the next one. It is not read again until `put`. */
  readonly take: () => void;
  /** One that was taken is over, or waits again. */
  readonly put: (dispatch: Dispatch) => void;
  /** More wait. @param oldest the oldest of their requests, where it is known. */
  readonly added: (oldest?: number) => void;
}

export function createWaitingPage(
  { waiting }: Pick<Dispatches, 'waiting'>,
  destinationId: string,
): ForwardPage {
  const taken = new Set<number>();
  let page: Dispatch[] = [];
  let mayBeMore = true;

  function read(): void {
    if (page.length > 0 || !mayBeMore) return;
    page = waiting(destinationId, pageLength + taken.size).filter(({ id }) => !taken.has(id));
    mayBeMore = page.length > 0;
  }

  return {
    next: () => {
      read();
      return page[0] ?? null;
    },
    take: () => {
      const dispatch = page.shift();
      if (dispatch !== undefined) taken.add(dispatch.id);
    },
    put: ({ id }) => void taken.delete(id),
    added: (oldest = 0) => {
      mayBeMore = true;
      if (oldest < (page.at(-1)?.requestId ?? 0)) page = [];
    },
  };
}
