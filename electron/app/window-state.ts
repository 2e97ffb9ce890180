import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { screen } from 'electron';
import { z } from 'zod';
import { writeAtomicallySync } from '../core/files/write-atomically.ts';
import { isGraspable } from './title-bar-on-screen.ts';

const side = z.int().min(200).max(20_000);
const place = z.int().min(-50_000).max(50_000);
const windowStateSchema = z.object({
  bounds: z.object({ x: place, y: place, width: side, height: side }),
  maximized: z.boolean(),
});
type WindowState = z.infer<typeof windowStateSchema>;

/** Where the window stood last time; `null` when that is unknown or on no screen of today. */
export function readWindowState(dataDir: string): WindowState | null {
  try {
    const state = windowStateSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    return isGraspable(state.bounds, areas) ? state : null;
  } catch {
    // Absent at the first start; a broken file costs no more than the window's old place.
    return null;
  }
}

/** Writes the window's place when it closes. */
export function rememberWindowState(window: BrowserWindow, dataDir: string): void {
  window.on('close', () => {
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    };
    try {
      writeAtomicallySync(fileIn(dataDir), JSON.stringify(state));
    } catch (error) {
      console.error('The window’s place was not saved:', error);
    }
  });
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'window.json');
}
