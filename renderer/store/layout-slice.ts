import type { StateCreator } from 'zustand';
import type { TabChoice } from './selection-slice.ts';
import type { WindowState } from './window-store.ts';

/** The parts of the window that one shows at a time where there is no room for both. */
export type Pane = 'list' | 'detail';

export interface LayoutSlice {
  /** Whether there is room for one pane only. */
  readonly isOnePane: boolean;
  /** The pane that is shown where there is room for one; with room for both it changes nothing. */
  readonly pane: Pane;
  /** Whether the message alone is shown, in the whole window. */
  readonly isReading: boolean;
  setOnePane(on: boolean): void;
  /** Shows a pane where there is room for one. The list takes the place of a message that is shown alone. */
  showPane(pane: Pane): void;
  /**
   * Shows the Message tab alone, or the tab that was shown before. It takes the place of a comparison. Without a selected
   * request it does nothing.
   */
  setReading(on: boolean): void;
}

export const createLayoutSlice: StateCreator<WindowState, [], [], LayoutSlice> = (set, get) => {
  let tabBefore: TabChoice | null = null;
  let tabWhileReading: TabChoice | null = null;

  return {
    isOnePane: false,
    pane: 'list',
    isReading: false,
    setOnePane: (isOnePane) => set({ isOnePane }),
    showPane(pane) {
      if (pane === 'list') get().setReading(false);
      set({ pane });
    },
    setReading(on) {
      const { isReading, tabChoice, selection } = get();
      if (on === isReading || (on && selection.id === null)) return;
      if (on) {
        tabBefore = tabChoice;
        tabWhileReading = { name: 'message', requestId: selection.id };
        return set({
          isReading: true,
          pane: 'detail',
          tabChoice: tabWhileReading,
          comparedPair: null,
        });
      }
      // Unless another tab was chosen meanwhile.
      const isUntouched = tabChoice === tabWhileReading;
      set({ isReading: false, tabChoice: isUntouched ? tabBefore : tabChoice });
    },
  };
};
