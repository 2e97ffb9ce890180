import type { StateCreator } from 'zustand';
import type { WindowState } from './window-store.ts';

/** The search in what the detail shows. */
export interface FindState {
  readonly isOpen: boolean;
  readonly text: string;
  /** How often it was opened: each time its field takes the focus. */
  readonly opened: number;
}

export interface FindSlice {
  readonly find: FindState;
  /** @param text what to search for; without it, what was searched for last. */
  openFind(text?: string): void;
  setFindText(text: string): void;
  closeFind(): void;
}

export const createFindSlice: StateCreator<WindowState, [], [], FindSlice> = (set, get) => {
  const change = (to: Partial<FindState>) => set({ find: { ...get().find, ...to } });
  return {
    find: { isOpen: false, text: '', opened: 0 },
    openFind: (text = get().find.text) =>
      change({ isOpen: true, text, opened: get().find.opened + 1 }),
    setFindText: (text) => change({ text }),
    closeFind: () => change({ isOpen: false }),
  };
};
