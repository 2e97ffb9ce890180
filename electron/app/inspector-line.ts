import type { PortAnswer, PortEvent } from '../../shared/port.ts';
import type { PortCalls } from './port-calls.ts';
import { createPortCalls } from './port-calls.ts';

/** How long a call waits for the inspector to come back, in milliseconds. */
const patienceMs = 5000;

/** What this needs of a `MessagePort`. */
export interface LinePort {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

/** The page's line to the inspector's process, over a port that is replaced when that process dies. */
export interface InspectorLine {
  readonly connect: (port: LinePort) => void;
  readonly disconnect: () => void;
  /** Rejects when the inspector dies over it, or stays away for 5 s. */
  readonly call: (name: string, args: readonly unknown[]) => Promise<unknown>;
}

/** @param tell hands on the inspector's events, and `inspector.connected` as the line goes and comes. */
export function createInspectorLine(tell: (event: string, data: unknown) => void): InspectorLine {
  let current: { readonly port: LinePort; readonly calls: PortCalls } | null = null;
  const waiting = new Set<(calls: PortCalls) => void>();

  function disconnect(): void {
    if (current === null) return;
    const { port, calls } = current;
    current = null;
    port.close();
    calls.abandon('The inspector went away.');
    tell('inspector.connected', false);
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
        if ('event' in message) tell(message.event, message.data);
        else calls.settle(message);
      });
      port.start();
      for (const proceed of waiting) proceed(calls);
      waiting.clear();
      tell('inspector.connected', true);
    },
    call: async (name, args) => {
      const calls = current?.calls ?? (await nextCalls(waiting));
      return calls.call(name, args);
    },
  };
}

function nextCalls(waiting: Set<(calls: PortCalls) => void>): Promise<PortCalls> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      waiting.delete(proceed);
      reject(new Error('The inspector is not there.'));
    }, patienceMs);
    function proceed(calls: PortCalls): void {
      clearTimeout(giveUp);
      resolve(calls);
    }
    waiting.add(proceed);
  });
}
