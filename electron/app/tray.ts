import { isDeepStrictEqual } from 'node:util';
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { ReceivingCondition } from '../../shared/background-state.ts';
import { drawTrayIcon } from './tray-icon.ts';
import type { TrayAction, TrayEntry } from './tray-menu.ts';

/** Pixels of the icon at a simple density. */
const iconPixels: Partial<Readonly<Record<NodeJS.Platform, number>>> = { win32: 16, darwin: 18 };
const linuxIconPixels = 24;

const densities = [1, 1.5, 2, 3];

export interface ShownTray {
  readonly is: ReceivingCondition;
  readonly tooltip: string;
  readonly entries: readonly TrayEntry[];
}

export interface AppTray {
  readonly show: (shown: ShownTray) => void;
  readonly remove: () => void;
}

/**
 * The icon in the tray, or in the menu bar of macOS. It is there once this returns, where the desktop shows such icons. No
 * other file makes one.
 */
export function createTray(onAction: (action: TrayAction) => void): AppTray {
  const icons = new Map<ReceivingCondition, NativeImage>();
  const iconOf = (is: ReceivingCondition) => {
    const icon = icons.get(is) ?? makeIcon(is);
    icons.set(is, icon);
    return icon;
  };
  let shown: ShownTray | null = null;
  const tray = new Tray(iconOf('starting'));
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => onAction('open'));

  return {
    show: (next) => {
      // Each call of Linux's sends the whole icon or menu over the desktop's bus.
      if (next.is !== shown?.is) tray.setImage(iconOf(next.is));
      if (next.tooltip !== shown?.tooltip) tray.setToolTip(next.tooltip);
      if (!isDeepStrictEqual(next.entries, shown?.entries))
        tray.setContextMenu(Menu.buildFromTemplate(next.entries.map(itemOf)));
      shown = next;
    },
    remove: () => tray.destroy(),
  };

  function itemOf(entry: TrayEntry): Electron.MenuItemConstructorOptions {
    if (entry === 'separator') return { type: 'separator' };
    const { label, action } = entry;
    return {
      label,
      enabled: action !== null,
      click: () => {
        if (action !== null) onAction(action);
      },
    };
  }
}

function makeIcon(is: ReceivingCondition): NativeImage {
  const isTemplate = process.platform === 'darwin';
  const pixels = iconPixels[process.platform] ?? linuxIconPixels;
  const icon = nativeImage.createEmpty();
  for (const scaleFactor of densities) {
    const side = Math.round(pixels * scaleFactor);
    const buffer = Buffer.from(drawTrayIcon(is, side, isTemplate));
    const drawn = nativeImage.createFromBitmap(buffer, { width: side, height: side });
    icon.addRepresentation({ scaleFactor, width: side, height: side, buffer: drawn.toPNG() });
  }
  icon.setTemplateImage(isTemplate);
  return icon;
}
