import type { StateCreator } from 'zustand';
import type { RequestScope } from '../../shared/contract/arguments.ts';
import { scopeOf } from './many.ts';
import type { WindowState } from './window-store.ts';

export interface TypesSlice {
  /** The requests whose types the dialog shows; `null` while it is closed. */
  readonly typedScope: RequestScope | null;
  /** Opens the dialog with the types of the listed requests. */
  typesOfList(): void;
  /** The same for the selected requests. */
  typesOfSelection(): void;
  closeTypes(): void;
}

export const createTypesSlice: StateCreator<WindowState, [], [], TypesSlice> = (set, get) => ({
  typedScope: null,
  typesOfList: () => set({ typedScope: { filter: get().filter } }),
  typesOfSelection: () => {
    const { many, selection } = get();
    set({ typedScope: scopeOf(many, selection.id) });
  },
  closeTypes: () => set({ typedScope: null }),
});
