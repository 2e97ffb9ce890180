type Listener = (data: unknown) => void;

/** Who listens to what, over a closed list of events. */
export interface Listeners {
  /** @returns its own undo. Throws for an event that is not on the list. */
  readonly on: (name: string, listener: Listener) => () => void;
  readonly tell: (name: string, data: unknown) => void;
}

export function createListeners(names: readonly string[]): Listeners {
  const byName = new Map(names.map((name) => [name, new Map<symbol, Listener>()]));
  return {
    on: (name, listener) => {
      const those = byName.get(name);
      if (those === undefined) throw new Error(`No such event: ${name}`);
      if (typeof listener !== 'function') throw new Error('A listener is a function.');
      const key = Symbol(name);
      those.set(key, listener);
      return () => void those.delete(key);
    },
    tell: (name, data) => {
      for (const listener of byName.get(name)?.values() ?? []) listener(data);
    },
  };
}
