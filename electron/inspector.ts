import { parseArgs } from 'node:util';
import type { Events } from '../shared/contract.ts';
import type { ControlEvents } from '../shared/control.ts';
import { readFailure } from '../shared/failure.ts';
import type { PortEvent, PortOffer } from '../shared/port.ts';
import { controlAsks, windowAsks } from './core/calls/asks.ts';
import { answerControl } from './core/calls/control.ts';
import { answerWindow } from './core/calls/answers.ts';
import { servePort } from './core/calls/serve-port.ts';
import { createCore, type Core, type CoreOptions } from './core/core.ts';
import { DataInUse } from './core/data-folder/data-lock.ts';

/** The inspector's process: the core, served to the main process and to each window. */
const { values: where } = parseArgs({
  options: { data: { type: 'string' }, resources: { type: 'string' } },
});
if (where.data === undefined || where.resources === undefined) {
  throw new Error('The inspector needs --data and --resources.');
}
const windows = new Set<(event: string, data: unknown) => void>();

/** What the main process must know of a core that can't be had. */
function giveUp(error: unknown): never {
  process.parentPort.postMessage({
    event: 'inspector.cannot-start',
    data: {
      code: error instanceof DataInUse ? 'data-in-use' : 'failed',
      detail: error instanceof Error ? error.message : String(error),
    },
  } satisfies PortEvent);
  process.exit(3);
}

function openCore(options: CoreOptions): Core {
  try {
    return createCore(options);
  } catch (error) {
    return giveUp(error);
  }
}

// A bug that ends the process: Node says it on the console by itself.
process.on('uncaughtExceptionMonitor', logFailure);

const core = openCore({
  dataDir: where.data,
  resourcesDir: where.resources,
  onState: (state) => {
    tellWindows('state.changed', state);
    tellMain('state.changed', state);
  },
  onListChanged: (total) => tellWindows('list.changed', { total }),
  onBug: tellFailure,
});

const sendToMain = servePort(
  {
    post: (message) => process.parentPort.postMessage(message),
    onMessage: (listener) => process.parentPort.on('message', ({ data }) => listener(data)),
  },
  answerControl(
    core,
    (progress) => tellMain('export.progress', progress),
    () => process.exit(0),
  ),
  controlAsks,
  tellFailure,
);

const forWindows = answerWindow(core);
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if ((data as Partial<PortOffer>).offer !== 'window' || port === undefined) return;
  const send = servePort(
    {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    },
    forWindows,
    windowAsks,
    tellFailure,
  );
  windows.add(send);
  port.on('close', () => windows.delete(send));
  port.start();
});

void core.listen().then(core.tunnel.open);

function tellWindows<Name extends keyof Events>(event: Name, data: Events[Name]): void {
  for (const send of windows) send(event, data);
}

function tellMain<Name extends keyof ControlEvents>(event: Name, data: ControlEvents[Name]): void {
  sendToMain(event, data);
}

function tellFailure(error: unknown): void {
  console.error(error);
  logFailure(error);
}

/** Straight over the port: something may fail before there is a core. */
function logFailure(error: unknown): void {
  const event = { event: 'inspector.failed', data: readFailure(error) } satisfies PortEvent;
  process.parentPort.postMessage(event);
}
