import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { screen } from 'electron';
import { z } from 'zod';
import { writeAtomicallySync } from '../core/files/write-atomically.ts';
import { isTitleBarOnScreen } from './title-bar-on-screen.ts';

const side = z.int().min(200).max(20_000);
const coordinate = z.int().min(-50_000).max(50_000);
const windowStateSchema = z.object({
  bounds: z.object({ x: coordinate, y: coordinate, width: side, height: side }),
  maximized: z.boolean(),
});
type WindowPosition = z.infer<typeof windowStateSchema>;

/** The window's last position; `null` when it is unknown or on no present screen. */
export function readWindowState(dataDir: string): WindowPosition | null {
  try {
    const state = windowStateSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    return isTitleBarOnScreen(state.bounds, areas) ? state : null;
  } catch {
    // The file is missing at the first start. A damaged one only costs the position.
    return null;
  }
}

/** Saves the window's position when it closes. */
export function rememberWindowState(window: BrowserWindow, dataDir: string): void {
  window.on('close', () => {
    const state: WindowPosition = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    };
    try {
      writeAtomicallySync(fileIn(dataDir), JSON.stringify(state));
    } catch (error) {
      console.error('The window’s position was not saved:', error);
    }
  });
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'window.json');
}
