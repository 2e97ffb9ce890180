import type { Via } from '../../../shared/request.ts';
import type { ListenerState } from '../../../shared/state.ts';
import { oneAtATime } from '../capture/one-at-a-time.ts';
import { createDoor, defaultTimeouts, type Door, type DoorTimeouts } from './door.ts';
import { deliveryPath } from './head.ts';
import { createInFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import { codeOf, listenerFault } from './listener-fault.ts';
import { createPace } from './pace.ts';

/** How many ports after the wanted one are tried. */
const portsTried = 100;

const graceMs = 2_000;

export interface ListenerOptions {
  readonly intake: Intake;
  readonly host: string;
  readonly onState: (state: ListenerState) => void;
  readonly timeouts?: DoorTimeouts;
}

/**
 * The two doors of the inspector: one for this machine and one that only the tunnel is told of,
 * so that the way in is a fact of the socket and not a guess from a header.
 */
export interface Listener {
  readonly state: () => ListenerState;
  /**
   * Listens on the first free port from `port` on (0: any), in place of the port before. A fault becomes the state,
   * and can be tried again. Calls run one after the other, and after `close` none does.
   */
  readonly open: (port: number) => Promise<void>;
  /** The path token changed: says the local address anew, and leaves the port alone. */
  readonly pathChanged: () => void;
  /** The port that a tunnel may forward to. It stays when the other port changes. */
  readonly tunnelPort: () => number | null;
  /** Of all requests that are in memory on their way to the disk. */
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
  let local: Door | null = null;
  let tunnel: { readonly door: Door; readonly port: number } | null = null;
  let isClosed = false;
  const inTurn = oneAtATime();
  const pace = createPace();
  const inFlight = createInFlight(intake.rules, pace);
  const create = (via: Via) => createDoor({ intake, inFlight, pace, via, timeouts });

  const become = (next: ListenerState) => {
    state = next;
    onState(state);
  };
  const closeLocal = async () => {
    const door = local;
    local = null;
    await door?.close(graceMs);
  };

  function listeningOn(port: number): ListenerState {
    const path = deliveryPath(intake.rules().pathToken);
    return { is: 'listening', host, port, localUrl: `http://${inUrl(host)}:${port}${path}` };
  }

  async function open(wanted: number): Promise<void> {
    if (isClosed) return;
    await closeLocal();
    become({ is: 'starting' });
    try {
      const opened = await openFirstFree(() => create('local'), host, wanted);
      local = opened.door;
      tunnel ??= await openTunnelDoor(create('tunnel'));
      become(listeningOn(opened.port));
    } catch (error) {
      await closeLocal();
      become({ is: 'failed', ...listenerFault(error), port: wanted });
    }
  }

  return {
    state: () => state,
    pathChanged: () => {
      if (state.is === 'listening') become(listeningOn(state.port));
    },
    tunnelPort: () => tunnel?.port ?? null,
    bytesInFlight: inFlight.bytes,
    open: (wanted) => inTurn(() => open(wanted)),
    close: () => {
      isClosed = true;
      return inTurn(async () => {
        await Promise.all([closeLocal(), tunnel?.door.close(graceMs)]);
        tunnel = null;
      });
    },
  };
}

async function openTunnelDoor(door: Door): Promise<{ door: Door; port: number }> {
  return { door, port: (await door.open('127.0.0.1', 0)).port };
}

/** @throws the last error when no port in reach is free, or the first that is not about the port. */
async function openFirstFree(
  create: () => Door,
  host: string,
  wanted: number,
): Promise<{ door: Door; port: number }> {
  const last = wanted === 0 ? 0 : Math.min(wanted + portsTried - 1, 65_535);
  for (let port = wanted; ; port += 1) {
    const door = create();
    try {
      return { door, port: (await door.open(host, port)).port };
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || port >= last) throw error;
    }
  }
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
