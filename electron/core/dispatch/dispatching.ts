import type { Settings } from '../../../shared/settings.ts';
import type { Listener } from '../listener/listener.ts';
import type { Store } from '../store/store.ts';
import type { InspectorTunnel } from '../tunnel/inspector-tunnel.ts';
import { faultSentences } from './fault-sentences.ts';
import { loadUndici } from './connections.ts';
import { createForwarder, type Forwarder } from './forward/forwarder.ts';
import type { ForwardTiming } from './forward/timing.ts';
import { createBodyRoom, type BodyRoom } from './body-room.ts';
import { createLoopMarks, type LoopMarks } from './loop-mark.ts';
import { createLoops, type Loops } from './loops.ts';
import { createRelay, type Relaying } from './relay.ts';
import { createSender, type Sender } from './send-once.ts';

/** Everything that sends requests to servers. */
export interface Dispatching {
  readonly sender: Sender;
  /** For what the user sends: without marks of ours, which a request has that came back in a loop. */
  readonly unmarked: Pick<Sender, 'send'>;
  /** For the bodies of all that is sent, except what is relayed. */
  readonly bodyRoom: BodyRoom;
  readonly marks: LoopMarks;
  readonly loops: Loops;
  readonly relay: Relaying;
  readonly forwarder: Forwarder;
  /** To be called after the settings were changed. */
  readonly settingsChanged: () => void;
  /** Lets what is being sent end within a short time, and closes all connections. */
  readonly close: () => Promise<void>;
}

export interface DispatchingOptions {
  readonly settings: () => Settings;
  readonly store: Store;
  /** Called when they are needed: they are made later. */
  readonly listener: () => Listener;
  readonly tunnel: () => InspectorTunnel;
  /** Those of some requests that pass a query; none where it has a fault. */
  readonly passing: (query: string, ids: readonly number[]) => Promise<readonly number[]>;
  readonly timing?: Partial<ForwardTiming> | undefined;
  /** Called after the state of a destination has changed. */
  readonly onState: () => void;
  /** Called after the dispatch of a request began or ended. */
  readonly onChanged: (requestId: number) => void;
  /** Called after what waited was skipped. */
  readonly onSkipped: () => void;
  readonly onBug: (error: unknown) => void;
}

export function createDispatching(options: DispatchingOptions): Dispatching {
  const { settings, store, listener, tunnel, onState, onChanged, onBug } = options;
  const sender = createSender();
  const bodyRoom = createBodyRoom();
  const marks = createLoopMarks();
  const loops = createLoops({
    marks,
    destinations: () => settings().destinations,
    places: () => ({
      listener: listener().state(),
      tunnelPort: listener().tunnelPort(),
      tunnel: tunnel().state(),
      tunnelKind: settings().tunnel.kind,
      pathToken: settings().pathToken,
    }),
    now: Date.now,
    onLoop: (destination) => {
      forwarder.cameBack(destination);
      onState();
    },
  });
  const relay = createRelay({
    settings,
    sender,
    marks,
    store,
    // The forwarder also knows what was stopped before the last start.
    isLoop: (destination) =>
      loops.of(destination) !== null ||
      forwarder.states().some(({ id, is }) => id === destination.id && is === 'loop'),
    now: Date.now,
    onSent: (destination, outcome) => forwarder.relayed(destination, outcome),
    onChanged,
    onBug,
  });
  const forwarder = createForwarder({
    store,
    sender,
    bodyRoom,
    settings,
    loopOf: (destination) => (loops.of(destination) === null ? null : faultSentences.loop),
    marked: marks.marked,
    forgetLoop: loops.forget,
    passing: options.passing,
    timing: options.timing ?? {},
    now: Date.now,
    onState,
    onDispatch: onChanged,
    onSkipped: options.onSkipped,
    onBug,
  });
  /** Otherwise the first sender would wait until the library is loaded. */
  function prepare(): void {
    if (settings().destinations.some(({ on }) => on)) void loadUndici();
  }

  setImmediate(prepare);
  return {
    sender,
    unmarked: {
      send: (request, ...rest) => sender.send(marks.unmarked(request), ...rest),
    },
    bodyRoom,
    marks,
    loops,
    relay,
    forwarder,
    settingsChanged: () => {
      prepare();
      forwarder.settingsChanged();
    },
    close: async () => {
      await Promise.all([relay.close(), forwarder.close()]);
      await sender.close();
    },
  };
}
