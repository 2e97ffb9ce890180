import type { Rectangle } from 'electron';

/** The titlebar's worth of window that must be visible, so that it can be moved. */
const graspable = 80;

/** Whether the top edge of a window lies on one of the screens, wide enough to be grasped. */
export function isGraspable(bounds: Rectangle, areas: readonly Rectangle[]): boolean {
  return areas.some((area) => {
    const left = Math.max(bounds.x, area.x);
    const right = Math.min(bounds.x + bounds.width, area.x + area.width);
    const topInside = bounds.y >= area.y && bounds.y <= area.y + area.height - graspable;
    return topInside && right - left >= graspable;
  });
}
