type EventListener = (data: unknown) => void;

/** Listeners of a closed list of events. */
export interface EventListeners {
  /** @returns its own undo. Throws for an event that is not on the list. */
  readonly on: (name: string, listener: EventListener) => () => void;
  readonly emit: (name: string, data: unknown) => void;
}

export function createEventListeners(names: readonly string[]): EventListeners {
  const byName = new Map(names.map((name) => [name, new Map<symbol, EventListener>()]));
  return {
    on: (name, listener) => {
      const listeners = byName.get(name);
      if (listeners === undefined) throw new Error(`No such event: ${name}`);
      if (typeof listener !== 'function') throw new Error('A listener is a function.');
      const key = Symbol(name);
      listeners.set(key, listener);
      return () => void listeners.delete(key);
    },
    emit: (name, data) => {
      for (const listener of byName.get(name)?.values() ?? []) listener(data);
    },
  };
}
