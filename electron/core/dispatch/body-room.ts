import { bounds } from '../../../shared/bounds.ts';
import { shortBodyBytes } from '../store/short-requests.ts';

/** Bounds the memory of all bodies that are being sent, to all servers together. */
export interface BodyRoom {
  /**
   * To be called before a body is read. Resolves once there is room for it, in the order of the calls, and returns at once
   * where there is; a body that is longer than all of the room gets in alone.
   *
   * @param isOnly nothing else is being sent for the same destination or run. A short body then needs no room, so that
   *   it never waits for servers that are slow.
   * @returns gives the room back.
   */
  readonly enter: (bytes: number, isOnly: boolean) => Promise<() => void> | (() => void);
}

export function createBodyRoom(limitBytes: number = bounds.sentBodies.bytes): BodyRoom {
  const waiting: { readonly bytes: number; readonly enter: () => void }[] = [];
  let heldBytes = 0;

  const hasRoom = (bytes: number) => heldBytes === 0 || heldBytes + bytes <= limitBytes;

  function letIn(): void {
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      if (!hasRoom(first.bytes)) return;
      heldBytes += first.bytes;
      waiting.shift();
      first.enter();
    }
  }

  function leaving(bytes: number): () => void {
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      heldBytes -= bytes;
      letIn();
    };
  }

  return {
    enter: (bytes, isOnly) => {
      if (isOnly && bytes <= shortBodyBytes) return () => undefined;
      if (waiting.length > 0 || !hasRoom(bytes))
        return new Promise((enter) => {
          waiting.push({ bytes, enter: () => enter(leaving(bytes)) });
        });
      heldBytes += bytes;
      return leaving(bytes);
    },
  };
}
