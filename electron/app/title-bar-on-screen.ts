import type { Rectangle } from 'electron';

/** How much of the title bar must be visible, so that the user can move the window. Pixels. */
const minVisible = 80;

/** Whether enough of a window's title bar is on one of the screens to drag the window by it. */
export function isTitleBarOnScreen(bounds: Rectangle, areas: readonly Rectangle[]): boolean {
  return areas.some((area) => {
    const left = Math.max(bounds.x, area.x);
    const right = Math.min(bounds.x + bounds.width, area.x + area.width);
    const topInside = bounds.y >= area.y && bounds.y <= area.y + area.height - minVisible;
    return topInside && right - left >= minVisible;
  });
}
