import type { Bridge } from '../shared/contract/bridge.ts';

declare global {
  interface Window {
    readonly hookscope: Bridge;
  }
}

/** The window's only connection to the inspector and the main process: calls and events. */
export const bridge: Bridge = window.hookscope;
