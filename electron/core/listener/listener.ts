import type { Via } from '../../../shared/request.ts';
import type { ListenerFault, ListenerState } from '../../../shared/state.ts';
import { oneAtATime } from '../capture/one-at-a-time.ts';
import { deliveryPath } from './delivery-url.ts';
import {
  createHttpListener,
  defaultTimeouts,
  type ConnectionTimeouts,
  type HttpListener,
} from './http-listener.ts';
import { createInFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import { createOpenHeads } from './open-heads.ts';
import { createPace } from './pace.ts';

/** How many ports are tried, from the requested one on. */
const portsTried = 100;

/** How long open requests may go on when a listener closes. Milliseconds. */
const graceMs = 2_000;

export interface ListenerOptions {
  readonly intake: Intake;
  readonly host: string;
  readonly onState: (state: ListenerState) => void;
  readonly timeouts?: ConnectionTimeouts;
}

/**
 * The inspector's two HTTP listeners: the local one, and one whose port only the tunnel knows. So `via` is a fact of the
 * socket and no guess from a header.
 */
export interface Listener {
  readonly state: () => ListenerState;
  /**
   * Listens on the first free port from `port` on (0: any), instead of the present port. A fault becomes the state, and
   * the call can be repeated. Calls run one after the other; after `close` they do nothing.
   */
  readonly open: (port: number) => Promise<void>;
  /** The path token changed: reports the new local address, on the same port. */
  readonly pathChanged: () => void;
  /** The port to which a tunnel forwards. It stays when the local port changes. */
  readonly tunnelPort: () => number | null;
  /** Bytes of all requests that are in memory and not yet on disk. */
  readonly bytesInFlight: () => number;
  readonly close: () => Promise<void>;
}

export function createListener({
  intake,
  host,
  onState,
  timeouts = defaultTimeouts,
}: ListenerOptions): Listener {
  let state: ListenerState = { is: 'starting' };
  let local: HttpListener | null = null;
  let tunnel: { readonly listener: HttpListener; readonly port: number } | null = null;
  let isClosed = false;
  const inTurn = oneAtATime();
  const pace = createPace();
  const inFlight = createInFlight(intake.settings, pace);
  const openHeads = createOpenHeads();
  const create = (via: Via) =>
    createHttpListener({ intake, inFlight, openHeads, pace, via, timeouts });

  const become = (next: ListenerState) => {
    state = next;
    onState(state);
  };
  const closeLocal = async () => {
    const listener = local;
    local = null;
    await listener?.close(graceMs);
  };

  function listeningOn(port: number): ListenerState {
    const path = deliveryPath(intake.settings().pathToken);
    return { is: 'listening', host, port, localUrl: `http://${inUrl(host)}:${port}${path}` };
  }

  async function open(requestedPort: number): Promise<void> {
    if (isClosed) return;
    await closeLocal();
    become({ is: 'starting' });
    try {
      const opened = await openFirstFree(() => create('local'), host, requestedPort);
      local = opened.listener;
      tunnel ??= await openTunnelListener(create('tunnel'));
      become(listeningOn(opened.port));
    } catch (error) {
      await closeLocal();
      become({ is: 'failed', ...listenerFault(error), port: requestedPort });
    }
  }

  return {
    state: () => state,
    pathChanged: () => {
      if (state.is === 'listening') become(listeningOn(state.port));
    },
    tunnelPort: () => tunnel?.port ?? null,
    bytesInFlight: inFlight.bytes,
    open: (port) => inTurn(() => open(port)),
    close: () => {
      isClosed = true;
      return inTurn(async () => {
        await Promise.all([closeLocal(), tunnel?.listener.close(graceMs)]);
        tunnel = null;
      });
    },
  };
}

async function openTunnelListener(
  listener: HttpListener,
): Promise<{ listener: HttpListener; port: number }> {
  return { listener, port: (await listener.open('127.0.0.1', 0)).port };
}

/** @throws the last error when none of the ports is free, or the first error of another kind. */
async function openFirstFree(
  create: () => HttpListener,
  host: string,
  firstPort: number,
): Promise<{ listener: HttpListener; port: number }> {
  const last = firstPort === 0 ? 0 : Math.min(firstPort + portsTried - 1, 65_535);
  for (let port = firstPort; ; port += 1) {
    const listener = create();
    try {
      return { listener, port: (await listener.open(host, port)).port };
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || port >= last) throw error;
    }
  }
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** The system's code of an error, such as `EADDRINUSE`. */
function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Why the listener can't listen at its address. `detail` is the system's message. */
export function listenerFault(error: unknown): { fault: ListenerFault; detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return { fault: 'port-taken', detail };
    case 'EACCES':
    case 'EPERM':
      return { fault: 'permission-denied', detail };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return { fault: 'address-unavailable', detail };
    default:
      return { fault: 'unknown', detail };
  }
}
