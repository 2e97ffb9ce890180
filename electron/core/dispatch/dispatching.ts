import type { Settings } from '../../../shared/settings.ts';
import type { Listener } from '../listener/listener.ts';
import type { Store } from '../store/store.ts';
import type { InspectorTunnel } from '../tunnel/inspector-tunnel.ts';
import { createLoopMarks, type LoopMarks } from './loop-mark.ts';
import { createLoops, type Loops } from './loops.ts';
import { createRelay, type Relaying } from './relay.ts';
import { createSender, type Sender } from './send-once.ts';

/** Everything that sends requests to servers. */
export interface Dispatching {
  readonly sender: Sender;
  /** For what the user sends: without marks of ours, which a request has that came back in a loop. */
  readonly unmarked: Pick<Sender, 'send'>;
  readonly marks: LoopMarks;
  readonly loops: Loops;
  readonly relay: Relaying;
}

export interface DispatchingOptions {
  readonly settings: () => Settings;
  readonly store: Store;
  /** Called when they are needed: they are made later. */
  readonly listener: () => Listener;
  readonly tunnel: () => InspectorTunnel;
  /** Called with a destination from which a request came back. */
  readonly onLoop: (destination: string) => void;
  /** Called after the dispatch of a request began or ended. */
  readonly onChanged: (requestId: number) => void;
  readonly onBug: (error: unknown) => void;
}

export function createDispatching(options: DispatchingOptions): Dispatching {
  const { settings, store, listener, tunnel, onLoop, onChanged, onBug } = options;
  const sender = createSender();
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
    onLoop,
  });
  const relay = createRelay({
    settings,
    sender,
    marks,
    store,
    isLoop: (destination) => loops.of(destination) !== null,
    now: Date.now,
    onChanged,
    onBug,
  });
  return {
    sender,
    unmarked: {
      send: (request, ...rest) => sender.send(marks.unmarked(request), ...rest),
    },
    marks,
    loops,
    relay,
  };
}
