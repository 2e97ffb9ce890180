import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract.ts';
import { answeredBy, heard } from '../shared/contract.ts';
import { channels } from './app/channels.ts';
import { createInspectorLine } from './app/inspector-line.ts';
import { createListeners } from './app/listeners.ts';

/** The page's door: `window.hookscope`, two verbs over two closed lists. */
const listeners = createListeners(Object.keys(heard));
const inspector = createInspectorLine(listeners.tell);

ipcRenderer.on(channels.port, ({ ports: [port] }) => {
  if (port !== undefined) inspector.connect(port);
});
ipcRenderer.on(channels.portLost, () => inspector.disconnect());
ipcRenderer.on(channels.event, (_event, name: string, data: unknown) => listeners.tell(name, data));
ipcRenderer.send(channels.wantPort);

contextBridge.exposeInMainWorld('hookscope', {
  call: async (name: string, ...args: unknown[]): Promise<unknown> => {
    if (!Object.hasOwn(answeredBy, name)) throw new Error(`No such call: ${name}`);
    return answeredBy[name as keyof typeof answeredBy] === 'inspector'
      ? inspector.call(name, args)
      : ipcRenderer.invoke(channels.call, name, args);
  },
  on: listeners.on,
} satisfies { [Verb in keyof Bridge]: unknown });
