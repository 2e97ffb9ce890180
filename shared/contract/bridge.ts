import type { AppCalls } from './app-calls.ts';
import type { Events } from './events.ts';
import type { InspectorCalls } from './inspector-calls.ts';

/** What the window can call. */
export type Calls = InspectorCalls & AppCalls;

/** The two verbs that the window has (`window.hookscope`). */
export interface Bridge {
  call<Name extends keyof Calls>(
    name: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<ReturnType<Calls[Name]>>;
  /** @returns its own undo. */
  on<Name extends keyof Events>(name: Name, listener: (data: Events[Name]) => void): () => void;
}
