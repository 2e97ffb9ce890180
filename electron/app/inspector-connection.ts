import type { PortAnswer, PortEvent } from '../../shared/port.ts';
import type { PortCalls } from './port-calls.ts';
import { createPortCalls } from './port-calls.ts';

/** How long a call waits for a port to the inspector. */
const portTimeoutMs = 5000;

/** The part of a `MessagePort` that is used here. */
export interface ConnectionPort {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

/** The page's connection to the inspector's process, over a port that is replaced when that process ends. */
export interface InspectorConnection {
  readonly connect: (port: ConnectionPort) => void;
  readonly disconnect: () => void;
  /** Rejects when the inspector ends before it answers, or when there is no port within 5 s. */
  readonly call: (name: string, args: readonly unknown[]) => Promise<unknown>;
}

/**
 * @param emit receives the inspector's events, and `inspector.connected` when the connection is lost and when it is there
 *   again. The first connection is not announced: the calls that wait for it are answered then, and the page would fetch
 *   everything twice.
 */
export function createInspectorConnection(
  emit: (event: string, data: unknown) => void,
): InspectorConnection {
  let current: { readonly port: ConnectionPort; readonly calls: PortCalls } | null = null;
  const waiting = new Set<(calls: PortCalls) => void>();
  /** The page lost the connection, or a call of it that waited for one. */
  let isMissed = false;

  function disconnect(): void {
    if (current === null) return;
    const { port, calls } = current;
    current = null;
    isMissed = true;
    port.close();
    calls.rejectAll('The inspector went away.');
    emit('inspector.connected', false);
  }

  return {
    disconnect,
    connect: (port) => {
      disconnect();
      const calls = createPortCalls((message) => port.postMessage(message));
      current = { port, calls };
      port.addEventListener('message', ({ data }) => {
        if (current?.port !== port) return;
        const message = data as PortAnswer | PortEvent;
        if ('event' in message) emit(message.event, message.data);
        else calls.settle(message);
      });
      port.start();
      for (const proceed of waiting) proceed(calls);
      waiting.clear();
      if (isMissed) emit('inspector.connected', true);
      isMissed = false;
    },
    call: async (name, args) => {
      const calls = current?.calls ?? (await nextCalls(waiting, () => (isMissed = true)));
      return calls.call(name, args);
    },
  };
}

function nextCalls(
  waiting: Set<(calls: PortCalls) => void>,
  onTimeout: () => void,
): Promise<PortCalls> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => {
      waiting.delete(proceed);
      onTimeout();
      reject(new Error('The inspector is not there.'));
    }, portTimeoutMs);
    function proceed(calls: PortCalls): void {
      clearTimeout(timeout);
      resolve(calls);
    }
    waiting.add(proceed);
  });
}
