import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import { screen } from 'electron';
import { writeAtomicallySync } from '../core/files/write-atomically.ts';
import { isTitleBarOnScreen } from './title-bar-on-screen.ts';

interface WindowPosition {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** The window's last position; `null` when it is unknown or on no present screen. */
export function readWindowState(dataDir: string): WindowPosition | null {
  try {
    const state: unknown = JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
    if (!isPosition(state)) return null;
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

/** Without a schema: the window opens before anything else that needs the library. */
function isPosition(value: unknown): value is WindowPosition {
  const { bounds, maximized } = Object(value) as Partial<Record<keyof WindowPosition, unknown>>;
  const { x, y, width, height } = Object(bounds) as Partial<Record<keyof Rectangle, unknown>>;
  return (
    typeof maximized === 'boolean' &&
    [x, y].every((place) => isIntegerWithin(place, -50_000, 50_000)) &&
    [width, height].every((side) => isIntegerWithin(side, 200, 20_000))
  );
}

function isIntegerWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'window.json');
}
