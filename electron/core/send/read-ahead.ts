import type { RequestWithShortBody } from '../store/short-requests.ts';
import type { Store } from '../store/store.ts';
import type { SendingParts } from './send-each.ts';

/** Requests that are read at once, with bodies of up to 64 kB each. One by one, each would take longer to read than to send. */
const pageLength = 64;

/** Reads the requests of runs some ahead of their turns. */
export interface ReadAhead {
  /** @param ids of a run, which reads them in this order. */
  readonly of: (ids: ArrayLike<number>) => SendingParts['read'];
  /** To be called when requests were removed or deleted: what was read ahead is read again. */
  readonly forget: () => void;
}

export function createReadAhead(
  store: Pick<Store, 'withShortBodies' | 'isListed' | 'body'>,
): ReadAhead {
  let forgotten = 0;

  function pages(ids: ArrayLike<number>): SendingParts['read'] {
    let page = new Map<number, RequestWithShortBody>();
    let [from, to, readAt] = [0, 0, 0];

    function read(at: number): void {
      const next = Array.from(
        { length: Math.min(pageLength, ids.length - at) },
        (_, n) => ids[at + n] ?? 0,
      );
      page = new Map(store.withShortBodies(next).map((one) => [one.request.id, one]));
      [from, to, readAt] = [at, at + next.length, forgotten];
    }

    return (id, at) => {
      if (at < from || at >= to || readAt !== forgotten) read(at);
      const found = page.get(id);
      if (found === undefined || !store.isListed(id)) return null;
      const { request, body } = found;
      return { request, body: () => body ?? store.body(id, request.body.bytes) };
    };
  }

  return {
    of: pages,
    forget: () => {
      forgotten += 1;
    },
  };
}
