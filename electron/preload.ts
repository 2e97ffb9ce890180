import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract/bridge.ts';
import { eventNames } from '../shared/contract/events.ts';
import { channels } from './app/channels.ts';
import { createInspectorConnection } from './app/inspector-connection.ts';
import { createEventListeners } from './app/event-listeners.ts';

/** `callOwner` of the contract, written in by the build. */
declare const CALL_OWNER: Readonly<Record<string, 'inspector' | 'app'>>;

/** All that the page can reach: `window.hookscope`, `call` and `on`, each limited to a closed list of names. */
const listeners = createEventListeners(eventNames);
const inspector = createInspectorConnection(listeners.emit);

ipcRenderer.on(channels.port, ({ ports: [port] }) => {
  if (port !== undefined) inspector.connect(port);
});
ipcRenderer.on(channels.portLost, () => inspector.disconnect());
ipcRenderer.on(channels.event, (_event, name: string, data: unknown) => listeners.emit(name, data));
ipcRenderer.send(channels.requestPort);

contextBridge.exposeInMainWorld('hookscope', {
  call: async (name: string, ...args: unknown[]): Promise<unknown> => {
    if (!Object.hasOwn(CALL_OWNER, name)) throw new Error(`No such call: ${name}`);
    return CALL_OWNER[name] === 'inspector'
      ? inspector.call(name, args)
      : ipcRenderer.invoke(channels.call, name, args);
  },
  on: listeners.on,
} satisfies { [Verb in keyof Bridge]: unknown });
