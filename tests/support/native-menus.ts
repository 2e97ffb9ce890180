import type { ElectronApplication } from 'playwright-core';
import { until } from './until.ts';

/** What a menu showed: a label for each entry, `-` for a line, and `Copy as › cURL` for those of a submenu. */
export type ShownMenu = readonly string[];

interface Kept {
  nativeMenus: string[][];
  chosenLabel: string | null;
}

/**
 * Opens one native context menu, and waits for it. It is not drawn: the entry of that label is chosen, or it is put away. As each
 * menu is waited for, none can come late and be taken for another.
 *
 * @param chosenLabel `null` puts it away.
 * @param open does what opens a menu, as a click with the secondary button.
 * @returns what the menu showed.
 */
export async function openMenu(
  electron: ElectronApplication,
  chosenLabel: string | null,
  open: () => Promise<unknown>,
): Promise<ShownMenu> {
  await electron.evaluate(({ Menu }, label) => {
    Object.assign(globalThis, { nativeMenus: [], chosenLabel: label });
    const popup = function (this: Electron.Menu, options?: Electron.PopupOptions) {
      const kept = globalThis as unknown as Kept;
      const entries = this.items.flatMap((item) =>
        (item.submenu?.items ?? [item]).map((entry) => ({
          entry,
          label:
            item.type === 'separator'
              ? '-'
              : entry === item
                ? item.label
                : `${item.label} › ${entry.label}`,
        })),
      );
      kept.nativeMenus.push(entries.map((one) => one.label));
      const chosen = entries.find((one) => one.label === kept.chosenLabel)?.entry;
      const window = options?.window as Electron.BrowserWindow | undefined;
      chosen?.click(undefined, window, window?.webContents);
      options?.callback?.();
    };
    Object.assign(Menu.prototype, { popup });
  }, chosenLabel);
  await open();
  return until(() =>
    electron.evaluate(() => (globalThis as unknown as Kept).nativeMenus[0] ?? null),
  );
}

/** The titles of the app's menus. */
export function menuTitles(electron: ElectronApplication): Promise<readonly string[]> {
  return electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
  );
}
