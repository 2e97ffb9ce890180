import type { MessagePortMain, UtilityProcess } from 'electron';
import { MessageChannelMain, utilityProcess } from 'electron';
import type {
  ControlCalls,
  ControlEvents,
  StartFailure,
} from '../../shared/contract/control-calls.ts';
import type { PortAnswer, PortEvent, PortOffer } from '../../shared/port.ts';
import { nextWait } from './restart-delay.ts';
import type { PortCalls } from './port-calls.ts';
import { createPortCalls } from './port-calls.ts';

/** How long the inspector may take to close everything at quit, in milliseconds. */
const stopWithinMs = 5000;

type Hear<Names extends keyof ControlEvents> = {
  readonly [Name in Names]: (data: ControlEvents[Name]) => void;
};

export interface InspectorOptions {
  /** Path of the bundled `inspector.js`. */
  readonly entry: string;
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly hear: Hear<Exclude<keyof ControlEvents, 'inspector.start-failed'>>;
  /** It ended because it can't do its work. @returns whether to try again, once the user has decided. */
  readonly onCannotStart: (why: StartFailure) => Promise<boolean>;
  readonly onDied: (code: number) => void;
  /** It runs again: ports may be asked for anew. */
  readonly onRestarted: () => void;
}

export interface Inspector {
  /** Rejects when the process is down or dies over it. */
  readonly call: <Name extends keyof ControlCalls>(
    name: Name,
    ...args: Parameters<ControlCalls[Name]>
  ) => Promise<ReturnType<ControlCalls[Name]>>;
  /** A port on which the inspector serves a window; `null` while it is down. */
  readonly openPort: () => MessagePortMain | null;
  /** Ends the process after everything acknowledged is closed, or by force after 5 s. */
  readonly stop: () => Promise<void>;
}

interface Running {
  readonly child: UtilityProcess;
  readonly calls: PortCalls;
  readonly ended: Promise<void>;
}

/** Starts the inspector's process, and starts it again whenever it dies, except where it said why that is no use. */
export function startInspector(options: InspectorOptions): Inspector {
  let running: Running | null = null;
  let stopping = false;
  let waitMs: number | null = null;

  function start(): void {
    const bornAt = performance.now();
    let why: StartFailure | null = null;
    const hear = {
      ...options.hear,
      'inspector.start-failed': (said: StartFailure) => (why = said),
    };
    running = fork({ ...options, hear }, (code) => {
      running = null;
      if (stopping) return;
      options.onDied(code);
      if (why !== null) {
        void options.onCannotStart(why).then((again) => again && restart());
        return;
      }
      waitMs = nextWait(waitMs, performance.now() - bornAt);
      setTimeout(restart, waitMs);
    });
  }
  function restart(): void {
    if (stopping) return;
    start();
    options.onRestarted();
  }
  start();

  return {
    call: async (name, ...args) => {
      if (running === null) throw new Error('The inspector is not running.');
      return (await running.calls.call(name, args)) as ReturnType<ControlCalls[typeof name]>;
    },
    openPort: () => {
      if (running === null) return null;
      const { port1, port2 } = new MessageChannelMain();
      running.child.postMessage({ offer: 'window' } satisfies PortOffer, [port1]);
      return port2;
    },
    stop: async () => {
      stopping = true;
      if (running !== null) await end(running);
    },
  };
}

function fork(
  options: Pick<InspectorOptions, 'entry' | 'dataDir' | 'resourcesDir'> & {
    readonly hear: Hear<keyof ControlEvents>;
  },
  onExit: (code: number) => void,
): Running {
  const child = utilityProcess.fork(
    options.entry,
    [`--data=${options.dataDir}`, `--resources=${options.resourcesDir}`],
    { serviceName: 'Hookscope inspector' },
  );
  const calls = createPortCalls((message) => child.postMessage(message));
  const ended = Promise.withResolvers<void>();
  child.on('message', (message: PortAnswer | PortEvent) => {
    if ('event' in message) tell(options.hear, message);
    else calls.settle(message);
  });
  child.once('exit', (code) => {
    calls.abandon('The inspector ended.');
    ended.resolve();
    onExit(code);
  });
  return { child, calls, ended: ended.promise };
}

function tell(hear: Hear<keyof ControlEvents>, { event, data }: PortEvent): void {
  if (event === 'settings.changed') hear[event](data as ControlEvents['settings.changed']);
  if (event === 'export.progress') hear[event](data as ControlEvents['export.progress']);
  if (event === 'inspector.failed') hear[event](data as ControlEvents['inspector.failed']);
  if (event === 'inspector.start-failed') {
    hear[event](data as ControlEvents['inspector.start-failed']);
  }
}

async function end({ child, calls, ended }: Running): Promise<void> {
  const force = setTimeout(() => child.kill(), stopWithinMs);
  // The process may be gone before its answer is: its end is what counts.
  calls.call('inspector.stop', []).catch(() => {});
  await ended;
  clearTimeout(force);
}
