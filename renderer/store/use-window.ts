import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { WindowState, WindowStore } from './window-store.ts';

export const WindowStoreContext = createContext<WindowStore | null>(null);

/** A part of the window's state. The component renders again when that part changes. */
export function useWindow<Part>(select: (state: WindowState) => Part): Part {
  return useStore(useWindowStore(), select);
}

/** The store itself, for what reads the state when a key is pressed and does not render it. */
export function useWindowStore(): WindowStore {
  const store = useContext(WindowStoreContext);
  if (!store) throw new Error('useWindow was used outside the window');
  return store;
}
