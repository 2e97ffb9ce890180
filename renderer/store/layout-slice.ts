import type { StateCreator } from 'zustand';
import type { WindowState } from './window-store.ts';

/** The parts of the window that one shows at a time where there is no room for both. */
export type Pane = 'list' | 'detail';

export interface LayoutSlice {
  /** The pane that is shown where there is room for one; with room for both it changes nothing. */
  readonly pane: Pane;
  /** Whether the message alone is shown, in the whole window. */
  readonly isReading: boolean;
  showPane(pane: Pane): void;
  setReading(on: boolean): void;
}

export const createLayoutSlice: StateCreator<WindowState, [], [], LayoutSlice> = (set) => ({
  pane: 'list',
  isReading: false,
  showPane: (pane) => set({ pane }),
  setReading: (isReading) => set({ isReading }),
});
