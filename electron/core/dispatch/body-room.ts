import { bounds } from '../../../shared/bounds.ts';
import { shortBodyBytes } from '../store/short-requests.ts';

/** Bounds the memory of all bodies that are being sent, to all servers together. */
export interface BodyRoom {
  /**
   * To be called before a body is read. Resolves once there is room for it, in the order of the calls; a body that is
   * longer than all of the room gets in alone.
   *
   * @param isOnly nothing else is being sent for the same destination or run. A short body then needs no room, so that
   *   it never waits for servers that are slow.
   * @returns gives the room back.
   */
  readonly enter: (bytes: number, isOnly: boolean) => Promise<() => void>;
}

export function createBodyRoom(limitBytes: number = bounds.sentBodies.bytes): BodyRoom {
  const waiting: { readonly bytes: number; readonly enter: () => void }[] = [];
  let heldBytes = 0;

  function letIn(): void {
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      if (heldBytes > 0 && heldBytes + first.bytes > limitBytes) return;
      heldBytes += first.bytes;
      waiting.shift();
      first.enter();
    }
  }

  return {
    enter: async (bytes, isOnly) => {
      if (isOnly && bytes <= shortBodyBytes) return () => undefined;
      await new Promise<void>((enter) => {
        waiting.push({ bytes, enter });
        letIn();
      });
      let isInside = true;
      return () => {
        if (!isInside) return;
        isInside = false;
        heldBytes -= bytes;
        letIn();
      };
    },
  };
}
