import type { ElectronApplication } from 'playwright-core';
import { until } from './until.ts';

/** What a menu showed: a label for each entry, `-` for a line, and `Copy as › cURL` for those of a submenu. */
export type ShownMenu = readonly string[];

interface Kept {
  nativeMenus: string[][];
  chosenLabel: string | null;
}

/** From now on native context menus are not drawn. What they would show is kept, and the entry of that label is chosen. */
export async function answerMenus(
  electron: ElectronApplication,
  chosenLabel: string | null,
): Promise<void> {
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
}

/** The menus since `answerMenus`, once there are as many. */
export async function shownMenus(
  electron: ElectronApplication,
  count = 1,
): Promise<readonly ShownMenu[]> {
  const read = () => electron.evaluate(() => (globalThis as unknown as Kept).nativeMenus);
  await until(async () => (await read()).length >= count, 5_000);
  return read();
}

/** The titles of the app's menus. */
export function menuTitles(electron: ElectronApplication): Promise<readonly string[]> {
  return electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
  );
}
