import { flushCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import {
  controlCalls,
  type ControlEvents,
  type StartFailure,
} from '../shared/contract/control-calls.ts';
import type { Events } from '../shared/contract/events.ts';
import { inspectorCalls } from '../shared/contract/inspector-calls.ts';
import { readFailure } from '../shared/failure.ts';
import type { PortEvent, PortOffer } from '../shared/port.ts';
import { watchBackground, type BackgroundWatch } from './core/background/watch-background.ts';
import { controlHandlers } from './core/calls/control-handlers.ts';
import { servePort } from './core/calls/serve-port.ts';
import { windowHandlers } from './core/calls/window-handlers.ts';
import { createCore, type Core } from './core/core.ts';
import type { CoreOptions } from './core/core-options.ts';
import { DataInUse } from './core/data-folder/data-lock.ts';

/** The inspector's process: the core, served to the main process and to each window. */
const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    resources: { type: 'string' },
    paused: { type: 'boolean' },
  },
});
if (args.data === undefined || args.resources === undefined) {
  throw new Error('The inspector needs --data and --resources.');
}
/** After this time the window is drawn, and what reads requests is loaded. */
const drawnMs = 1_000;
/** After this time a start is over. */
const startedMs = 4_000;
const windows = new Set<(event: string, data: unknown) => void>();

/** Reports to the main process why there is no core, and ends this process. */
function exitWithStartFailure(error: unknown): never {
  const data: StartFailure = {
    code: error instanceof DataInUse ? 'data-in-use' : 'failed',
    detail: error instanceof Error ? error.message : String(error),
  };
  process.parentPort.postMessage({ event: 'inspector.start-failed', data } satisfies PortEvent);
  process.exit(3);
}

function openCore(options: CoreOptions): Core {
  try {
    return createCore(options);
  } catch (error) {
    return exitWithStartFailure(error);
  }
}

// A terminal sends these to all processes of the app. The main process says when to stop, after it has asked the user.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
// This one may also be for this process alone, which the main process can tell.
process.on('SIGTERM', () => {
  const event = { event: 'inspector.terminated', data: null } satisfies PortEvent;
  process.parentPort.postMessage(event);
});

// Node itself prints what ends the process; the log must get it too.
process.on('uncaughtExceptionMonitor', logFailure);

/** The user has paused receiving, as the main process knows. */
let isPaused = args.paused === true;

/** `null` until the core is there, which may report its state before. */
let background: BackgroundWatch | null = null;

const core = openCore({
  dataDir: args.data,
  resourcesDir: args.resources,
  onStatus: (status) => {
    sendToWindows('state.changed', status);
    sendToMain('settings.changed', status.settings);
    sendToMain('address.changed', { url: status.deliveryUrl, movedFrom: status.movedFrom });
    background?.stateChanged();
  },
  onProgress: (progress) => {
    sendToWindows('progress.changed', progress);
    tellPause(progress.pause !== null);
    background?.stateChanged();
  },
  onCheck: (run) => sendToWindows('check.changed', run),
  onPlays: (plays) => {
    sendToWindows('plays.changed', plays);
    sendToMain('plays.changed', plays);
  },
  onCrmRuns: (runs) => sendToWindows('crm.changed', runs),
  onRuns: (runs) => {
    sendToWindows('runs.changed', runs);
    sendToMain('runs.changed', runs);
  },
  onImports: (runs) => {
    sendToWindows('imports.changed', runs);
    sendToMain('imports.changed', runs);
  },
  takesJobs: true,
  onListChanged: (total) => {
    sendToWindows('list.changed', { total });
    background?.listChanged();
  },
  onInspected: (id) => background?.inspected(id),
  onBug: reportBug,
});

background = watchBackground(core, {
  onState: (state) => sendToMain('background.changed', state),
  onNotice: (notice) => sendToMain('notice.raised', notice),
  onBug: reportBug,
});

/** From then on, what still comes may find the store closed. */
let isStopping = false;
const control = controlHandlers(
  core,
  (progress) => sendToMain('export.progress', progress),
  () => background?.seen(),
  () => process.exit(0),
);
const postToMain = servePort(
  {
    post: (message) => process.parentPort.postMessage(message),
    onMessage: (listener) => process.parentPort.on('message', ({ data }) => listener(data)),
  },
  controlCalls,
  {
    ...control,
    'inspector.stop': () => {
      isStopping = true;
      background?.stop();
      return control['inspector.stop']();
    },
  },
  reportBug,
);

const handlers = windowHandlers(core, () => sendToMain('everything.forgotten', null));
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if ((data as Partial<PortOffer>).offer !== 'window' || port === undefined) return;
  const send = servePort(
    {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    },
    inspectorCalls,
    handlers,
    (error) => {
      if (!isStopping) reportBug(error);
    },
  );
  windows.add(send);
  port.on('close', () => windows.delete(send));
  port.start();
});

// The user's pause goes on, although another process had it.
if (args.paused === true) core.receiving.set(false);
void core.listen().then(core.tunnel.open);
// The first request does not wait for it.
setTimeout(() => void import('./core/inspect/diagnose/index.ts'), drawnMs).unref();
setTimeout(() => {
  // The next start reads the compiled code, also when this process is killed.
  flushCompileCache();
  core.garbageCollection.started();
}, startedMs).unref();

/** What the next inspector starts with, should this one end. */
function tellPause(now: boolean): void {
  if (now === isPaused) return;
  isPaused = now;
  sendToMain('receiving.changed', { isPaused });
}

function sendToWindows<Name extends keyof Events>(event: Name, data: Events[Name]): void {
  for (const send of windows) send(event, data);
}

function sendToMain<Name extends keyof ControlEvents>(
  event: Name,
  data: ControlEvents[Name],
): void {
  postToMain(event, data);
}

function reportBug(error: unknown): void {
  console.error(error);
  logFailure(error);
}

/** Posts directly: something may fail before there is a core. */
function logFailure(error: unknown): void {
  const event = { event: 'inspector.failed', data: readFailure(error) } satisfies PortEvent;
  process.parentPort.postMessage(event);
}
