import type { Socket } from 'node:net';
import type { buildConnector, Dispatcher, Pool } from 'undici';

/** A request that was given to a pool. */
export interface Dispatched {
  /** A connection is opened for it. Otherwise it goes over one that was used before. */
  readonly opensConnection: boolean;
  /** Gives up the connection that is opened for it. To be called only before the request was started. */
  readonly giveUp: () => void;
}

/** Connections to one server. */
export interface ServerPool {
  /** @param isAlone it gets a connection of its own, which is closed after it. */
  readonly dispatch: (
    request: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
    isAlone: boolean,
  ) => Dispatched;
  /** Lets its requests end. */
  readonly close: () => Promise<void>;
  /** Fails its requests. */
  readonly destroy: () => Promise<void>;
}

/**
 * A pool that knows which connection is opened for which request. undici itself keeps a request that waits for a
 * connection until the system gives the connection up, which takes minutes where nothing answers: requests with a short
 * timeout would leave so many sockets and bodies behind that no sender could connect to us any more.
 *
 * @param open makes the pool with a function that opens its connections.
 */
export function createServerPool(
  open: (connect: buildConnector.connector) => Pool,
  connector: buildConnector.connector,
): ServerPool {
  let opened: Socket | null = null;
  const openPool = () =>
    open((options, callback) => {
      // Its type does not say so, but it returns the socket at once.
      const socket = connector(options, callback) as unknown as Socket;
      opened = socket;
      return socket;
    });
  const shared = openPool();
  /** Those of one request each, until it ends. */
  const others = new Set<Pool>();

  function poolOfOne(): Pool {
    const pool = openPool();
    others.add(pool);
    return pool;
  }

  return {
    dispatch: (request, handler, isAlone) => {
      const pool = isAlone ? poolOfOne() : shared;
      opened = null;
      // A connection that is opened now is opened for this request.
      pool.dispatch(request, handler);
      if (isAlone) void pool.close().finally(() => others.delete(pool));
      const socket = opened as Socket | null;
      return {
        opensConnection: socket !== null,
        giveUp: () => void socket?.destroy(new Error('Nothing waits for this connection.')),
      };
    },
    close: () => shared.close(),
    destroy: async () => {
      await Promise.all([shared, ...others].map((pool) => pool.destroy()));
    },
  };
}
