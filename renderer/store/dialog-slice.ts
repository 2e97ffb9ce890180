import type { StateCreator } from 'zustand';
import type { WindowState } from './window-store.ts';

/** A dialog of the whole window. */
export type WindowDialog =
  /** `at` is the section or the setting to show; `null` for the beginning. */
  | { readonly is: 'settings'; readonly at: string | null }
  | {
      readonly is:
        | 'replies'
        | 'palette'
        | 'keys'
        | 'paste-help'
        | 'no-call'
        | 'check'
        | 'address-wizard'
        | 'token'
        | 'report';
    };

export interface DialogSlice {
  /** `null` while none is open. Those of sending, pasting and types belong to their own slices. */
  readonly dialog: WindowDialog | null;
  /** Opens the settings, at a section or a setting by its id when one is named. */
  openSettings(at?: string): void;
  openDialog(name: Exclude<WindowDialog['is'], 'settings'>): void;
  closeDialog(): void;
}

/** The dialogs that any part of the window opens, and commands too. */
export const createDialogSlice: StateCreator<WindowState, [], [], DialogSlice> = (set) => ({
  dialog: null,
  openSettings: (at) => set({ dialog: { is: 'settings', at: at ?? null } }),
  openDialog: (is) => set({ dialog: { is } }),
  closeDialog: () => set({ dialog: null }),
});
