import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { WindowState, WindowStore } from './window-store.ts';

export const WindowStoreContext = createContext<WindowStore | null>(null);

/** A part of the window's state. The component renders again when that part changes. */
export function useWindow<Part>(select: (state: WindowState) => Part): Part {
  const store = useContext(WindowStoreContext);
  if (!store) throw new Error('useWindow was used outside the window');
  return useStore(store, select);
}
