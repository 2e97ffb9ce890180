import { parseArgs } from 'node:util';
import type { Events } from '../shared/contract.ts';
import type { ControlEvents } from '../shared/control.ts';
import type { PortOffer } from '../shared/port.ts';
import { controlAsks, windowAsks } from './core/calls/asks.ts';
import { answerControl } from './core/calls/control.ts';
import { answerWindow } from './core/calls/answers.ts';
import { servePort } from './core/calls/serve-port.ts';
import { createCore } from './core/core.ts';

/** The inspector's process: the core, served to the main process and to each window. */
const { values: where } = parseArgs({
  options: { data: { type: 'string' }, resources: { type: 'string' } },
});
if (where.data === undefined || where.resources === undefined) {
  throw new Error('The inspector needs --data and --resources.');
}
const windows = new Set<(event: string, data: unknown) => void>();

const core = createCore({
  dataDir: where.data,
  resourcesDir: where.resources,
  onState: (state) => {
    tellWindows('state.changed', state);
    tellMain('state.changed', state);
  },
  onListChanged: (total) => tellWindows('list.changed', { total }),
  onBug: (error) => console.error(error),
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
  console.error,
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
    console.error,
  );
  windows.add(send);
  port.on('close', () => windows.delete(send));
  port.start();
});

void core.listen().then(core.openTunnel);

function tellWindows<Name extends keyof Events>(event: Name, data: Events[Name]): void {
  for (const send of windows) send(event, data);
}

function tellMain<Name extends keyof ControlEvents>(event: Name, data: ControlEvents[Name]): void {
  sendToMain(event, data);
}
