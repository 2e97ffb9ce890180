import { useEffect, useRef } from 'react';
import { bridge } from '../bridge.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { useSelectionActions } from './use-selection-actions.ts';

/** Does with the selected requests what the user chose in the app's menu. */
export function useChosenActs(): void {
  const { copy, remove, togglePin } = useSelectionActions();
  const copySelection = useWindow((state) => state.copySelection);
  const acts = {
    copy,
    remove,
    pin: togglePin,
    'copy:curl': () => inBackground(copySelection('curl')),
  };
  const current = useRef(acts);
  useEffect(() => {
    current.current = acts;
  });
  useEffect(() => bridge.on('request.chosen', (act) => current.current[act]()), []);
}
