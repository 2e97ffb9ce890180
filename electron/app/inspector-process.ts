import type { MessagePortMain, UtilityProcess } from 'electron';
import { MessageChannelMain, utilityProcess } from 'electron';
import type {
  ControlCalls,
  ControlEvents,
  StartFailure,
} from '../../shared/contract/control-calls.ts';
import type { PortAnswer, PortEvent, PortOffer } from '../../shared/port.ts';
import { compiledCodeEnvironment } from './compiled-code.ts';
import { restartDelayMs } from './restart-delay.ts';
import type { PortCalls } from './port-calls.ts';
import { createPortCalls } from './port-calls.ts';

/** How much later than the inspector the main process may get the same signal. */
const signalDelayMs = 500;
/** How long the inspector may take to close everything before it is killed. */
const stopTimeoutMs = 5000;

type EventHandlers<Names extends keyof ControlEvents> = {
  readonly [Name in Names]: (data: ControlEvents[Name]) => void;
};

/** The events that are answered here. */
type OwnEvents = 'inspector.start-failed' | 'inspector.terminated' | 'receiving.changed';

export interface InspectorOptions {
  /** Path of the bundled `inspector.cjs`. */
  readonly entry: string;
  readonly dataDir: string;
  readonly resourcesDir: string;
  /** What comes before they are there waits for them. */
  readonly reactions: Promise<InspectorReactions>;
  /** Whether the app got a signal to quit just now, which then is for all its processes. */
  readonly isSignalled: () => boolean;
}

/** What the main process does with what happens in the inspector. */
export interface InspectorReactions {
  readonly handlers: EventHandlers<Exclude<keyof ControlEvents, OwnEvents>>;
  /** It ended because it can't work. @returns whether to start it again; the user decides. */
  readonly onStartFailed: (failure: StartFailure) => Promise<boolean>;
  /** @param code the exit code. */
  readonly onEnded: (code: number) => void;
  /** It runs again: windows need new ports. */
  readonly onRestarted: () => void;
}

export interface Inspector {
  /** Rejects when the process is not running, or ends before it answers. */
  readonly call: <Name extends keyof ControlCalls>(
    name: Name,
    ...args: Parameters<ControlCalls[Name]>
  ) => Promise<ReturnType<ControlCalls[Name]>>;
  /** A port on which the inspector serves a window; `null` while it is down. */
  readonly openPort: () => MessagePortMain | null;
  /**
   * Ends the process, does something with what it had open, and starts it again, also when that failed.
   *
   * @param goesOn whether it is started again after that outcome.
   */
  readonly whileStopped: <T>(
    work: () => Promise<T>,
    goesOn?: (outcome: T) => boolean,
  ) => Promise<T>;
  /** Ends the process after everything acknowledged is closed, or by force after 5 s. */
  readonly stop: () => Promise<void>;
}

interface Running {
  readonly child: UtilityProcess;
  readonly calls: PortCalls;
  readonly ended: Promise<void>;
}

/** Starts the inspector's process, and starts it again after a delay when it ends, or after a question when it could not start. */
export function startInspector(options: InspectorOptions): Inspector {
  let running: Running | null = null;
  let stopping = false;
  let isPaused = false;
  let isReceivingPaused = false;
  let delayMs: number | null = null;

  function start(): void {
    const startedAt = performance.now();
    let startFailure: StartFailure | null = null;
    function onEvent(message: PortEvent): void {
      if (message.event === 'inspector.start-failed') startFailure = message.data as StartFailure;
      else if (message.event === 'receiving.changed')
        ({ isPaused: isReceivingPaused } = message.data as ControlEvents['receiving.changed']);
      else if (message.event === 'inspector.terminated') setTimeout(endAlone, signalDelayMs);
      else react(({ handlers }) => dispatch(handlers, message));
    }
    running = fork(options, isReceivingPaused, onEvent, (code) => {
      running = null;
      if (stopping) return;
      react(({ onEnded }) => onEnded(code));
      if (isPaused) return;
      const failure = startFailure;
      if (failure !== null) {
        react(
          ({ onStartFailed }) => void onStartFailed(failure).then((again) => again && restart()),
        );
        return;
      }
      delayMs = restartDelayMs(delayMs, performance.now() - startedAt);
      setTimeout(restart, delayMs);
    });
  }
  /** After SIGTERM: closes everything and starts again, unless the signal was for the app, which then quits or asks. */
  function endAlone(): void {
    if (running !== null && !stopping && !isPaused && !options.isSignalled()) void end(running);
  }
  /** Not while it is paused, whose end starts it; and not twice, when a delay or a question ends after that. */
  function restart(): void {
    if (stopping || isPaused || running !== null) return;
    start();
    react(({ onRestarted }) => onRestarted());
  }
  /** In the order in which things happened. */
  function react(how: (reactions: InspectorReactions) => void): void {
    void options.reactions.then(how);
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
    whileStopped: async (work, goesOn = () => true) => {
      isPaused = true;
      let isOver = false;
      try {
        if (running !== null) await end(running);
        const outcome = await work();
        isOver = !goesOn(outcome);
        return outcome;
      } finally {
        if (!isOver) {
          isPaused = false;
          restart();
        }
      }
    },
    stop: async () => {
      stopping = true;
      if (running !== null) await end(running);
    },
  };
}

function fork(
  options: InspectorOptions,
  isReceivingPaused: boolean,
  onEvent: (message: PortEvent) => void,
  onExit: (code: number) => void,
): Running {
  const child = utilityProcess.fork(
    options.entry,
    [
      `--data=${options.dataDir}`,
      `--resources=${options.resourcesDir}`,
      ...(isReceivingPaused ? ['--paused'] : []),
    ],
    {
      serviceName: 'Hookscope inspector',
      env: { ...process.env, ...compiledCodeEnvironment() },
    },
  );
  const calls = createPortCalls((message) => child.postMessage(message));
  const ended = Promise.withResolvers<void>();
  child.on('message', (message: PortAnswer | PortEvent) => {
    if ('event' in message) onEvent(message);
    else calls.settle(message);
  });
  child.once('exit', (code) => {
    calls.rejectAll('The inspector ended.');
    ended.resolve();
    onExit(code);
  });
  return { child, calls, ended: ended.promise };
}

function dispatch(handlers: InspectorReactions['handlers'], { event, data }: PortEvent): void {
  if (!Object.hasOwn(handlers, event)) return;
  const handle = handlers[event as keyof typeof handlers] as (eventData: unknown) => void;
  handle(data);
}

async function end({ child, calls, ended }: Running): Promise<void> {
  const killTimer = setTimeout(() => child.kill(), stopTimeoutMs);
  // Its process may end before the answer arrives, so the call may reject.
  calls.call('inspector.stop', []).catch(() => {});
  await ended;
  clearTimeout(killTimer);
}
