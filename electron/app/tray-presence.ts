import { setTimeout as after } from 'node:timers/promises';
import type { BackgroundState } from '../../shared/background-state.ts';
import { hasTrayHost } from './tray-host.ts';
import { stateSentence, trayEntries, type TrayAction, type TrayWords } from './tray-menu.ts';
import { createTray, type AppTray } from './tray.ts';

/**
 * At login a desktop may start the app before its own panel: it is looked for at these times, in milliseconds.
 */
const lookedForAt = [0, 1_000, 3_000, 6_000, 10_000];

/** The tray icon, as long as the user wants one. */
export interface TrayPresence {
  /** Shows the icon or removes it. Resolves once it is known whether the desktop shows it. */
  readonly want: (isWanted: boolean) => Promise<void>;
  /** Shows other things in it, or the same in another language. */
  readonly update: () => void;
  /** Whether the user can reach the app by it. */
  readonly isReachable: () => boolean;
  /** Looks again whether the desktop shows icons, and says so. */
  readonly look: () => Promise<boolean>;
}

/** @param state what is shown; `null` while nothing is known. */
export function createTrayPresence(
  state: () => BackgroundState | null,
  words: TrayWords,
  onAction: (action: TrayAction) => void,
): TrayPresence {
  let tray: AppTray | null = null;
  let isWanted = false;
  let hasHost = false;

  function update(): void {
    const shown = state();
    if (tray === null || shown === null) return;
    const tooltip = `Hookscope: ${stateSentence(shown, words)}`;
    tray.show({ is: shown.is, tooltip, entries: trayEntries(shown, words) });
  }

  async function appear(): Promise<void> {
    let waitedMs = 0;
    for (const at of lookedForAt) {
      await after(at - waitedMs);
      waitedMs = at;
      hasHost = await hasTrayHost();
      if (hasHost || !isWanted) break;
    }
    if (!isWanted || tray !== null) return;
    // Without a host Electron tries an older kind of tray, which can't be asked about.
    tray = createTray(onAction);
    update();
  }

  return {
    update,
    isReachable: () => tray !== null && hasHost,
    look: async () => (hasHost = await hasTrayHost()),
    want: async (next) => {
      if (next === isWanted) return;
      isWanted = next;
      if (next) return appear();
      tray?.remove();
      tray = null;
    },
  };
}
