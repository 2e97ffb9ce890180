import type { Bridge } from '../shared/contract/bridge.ts';

declare global {
  interface Window {
    readonly hookscope: Bridge;
  }
}

/** The window's only way out: calls to, and news from, the inspector and the main process. */
export const bridge: Bridge = window.hookscope;
