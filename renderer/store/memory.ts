/** Where the window keeps what is to be as it was when it is opened again: the page's `localStorage`. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** One that forgets with the window. */
export function createMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
