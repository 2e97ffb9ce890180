import type { StateCreator } from 'zustand';
import type { WindowState } from './window-store.ts';

/** The search in what the detail shows. */
export interface FindState {
  readonly isOpen: boolean;
  readonly text: string;
  /** Whether the user asked for its field, which has not taken the focus yet. */
  readonly wantsFocus: boolean;
}

export interface FindSlice {
  readonly find: FindState;
  /** @param text what to search for; without it, what was searched for last. */
  openFind(text?: string): void;
  setFindText(text: string): void;
  /** Its field has the focus. */
  findFocused(): void;
  closeFind(): void;
}

export const createFindSlice: StateCreator<WindowState, [], [], FindSlice> = (set, get) => {
  const change = (to: Partial<FindState>) => set({ find: { ...get().find, ...to } });
  return {
    find: { isOpen: false, text: '', wantsFocus: false },
    openFind: (text = get().find.text) => change({ isOpen: true, text, wantsFocus: true }),
    setFindText: (text) => change({ text }),
    findFocused: () => change({ wantsFocus: false }),
    closeFind: () => change({ isOpen: false }),
  };
};
