import type { StateCreator } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Opened } from '../../shared/opened.ts';
import type { WindowState } from './window-store.ts';

/** A file that the system opened the app with. */
export type AwaitedFile = Pick<Extract<Opened, { readonly is: 'file' }>, 'file' | 'name'>;

/** Why an address of our scheme showed nothing. */
export type AddressNote =
  { readonly is: 'no-request'; readonly id: number } | { readonly is: 'unknown-address' };

export interface OpenedSlice {
  /** Those that the user has not decided on, the first first. */
  readonly openedFiles: readonly AwaitedFile[];
  readonly addressNote: AddressNote | null;
  /** Takes over what the system opened the app with: selects a request, and asks about a file. */
  takeOpened(): Promise<void>;
  importOpened(file: number): Promise<void>;
  leaveOpened(file: number): Promise<void>;
  dismissAddressNote(): void;
}

/** What the system opens the app with. An address can select a request, and do nothing else. */
export function createOpenedSlice(bridge: Bridge): StateCreator<WindowState, [], [], OpenedSlice> {
  return (set, get) => {
    /** After a failure a request counts as listed: the detail then says what is wrong. */
    async function isThere(id: number): Promise<boolean> {
      try {
        return (await bridge.call('request.get', { id })) !== null;
      } catch {
        return true;
      }
    }

    async function showRequest(id: number): Promise<void> {
      if (!(await isThere(id))) return set({ addressNote: { is: 'no-request', id } });
      set({ addressNote: null });
      get().closeComparison();
      await get().openRelated(id);
      get().showPane('detail');
    }

    function remove(file: number): void {
      set({ openedFiles: get().openedFiles.filter((one) => one.file !== file) });
    }

    return {
      openedFiles: [],
      addressNote: null,
      async takeOpened() {
        const all = await bridge.call('opened.take');
        // Files first: what fails for a request must not lose them.
        const files = all.filter((opened) => opened.is === 'file');
        if (files.length > 0)
          set({
            openedFiles: [...get().openedFiles, ...files.map(({ file, name }) => ({ file, name }))],
          });
        for (const opened of all) {
          if (opened.is === 'file') continue;
          if (opened.is === 'request') await showRequest(opened.id);
          else if (opened.is === 'settings') get().openSettings(opened.at ?? undefined);
          else set({ addressNote: opened });
        }
      },
      async importOpened(file) {
        remove(file);
        await bridge.call('opened.import', { file });
      },
      async leaveOpened(file) {
        remove(file);
        await bridge.call('opened.leave', { file });
      },
      dismissAddressNote: () => set({ addressNote: null }),
    };
  };
}
