import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { ReadBytes } from '../inspect/long-body.ts';
import type { Store } from '../store/store.ts';
import { transferable } from '../threads/job-thread.ts';
import { BodyDeleted } from './load-body.ts';

/** A question for some bytes of a body; the answer is the bytes, or `null`. */
interface Slice {
  readonly from: number;
  readonly count: number;
}

/** A body that a thread reads part by part. Each part is read in a turn of the event loop of its own. */
export interface OfferedBody {
  /** To be handed over to the thread. */
  readonly port: MessagePort;
  /** To be called once the thread is done. @returns `BodyDeleted` or why the store could not be read, `null` when all is well. */
  readonly close: () => Error | null;
}

export function offerBody(store: Pick<Store, 'bodySlice'>, { id }: CapturedRequest): OfferedBody {
  const { port1, port2 } = new MessageChannel();
  let fault: Error | null = null;

  function slice({ from, count }: Slice): Uint8Array | null {
    try {
      const part = store.bodySlice(id, from, count);
      if (part === null) fault ??= new BodyDeleted();
      return part;
    } catch (error) {
      fault ??= error as Error;
      return null;
    }
  }

  port1.on('message', (asked: Slice) => {
    const part = slice(asked);
    port1.postMessage(part, part === null ? [] : [...transferable([part])]);
  });
  return {
    port: port2,
    close: () => {
      port1.close();
      return fault;
    },
  };
}

/** Reads an offered body in the thread. Rejects when it can't be read. */
export function readOffered(port: MessagePort): ReadBytes {
  const asked: PromiseWithResolvers<Uint8Array>[] = [];
  port.on('message', (part: Uint8Array | null) => {
    const first = asked.shift();
    if (part === null) first?.reject(new Error('the body cannot be read'));
    else first?.resolve(part);
  });
  return (from, count) => {
    const answer = Promise.withResolvers<Uint8Array>();
    asked.push(answer);
    port.postMessage({ from, count } satisfies Slice);
    return answer.promise;
  };
}
