import { plain } from '../figures.ts';
import type { Measured } from '../row.ts';
import type { Apps } from './apps.ts';
import { hookscope } from './conditions.ts';
import { drawnAt, frameTimes } from './in-page.ts';
import type { RunningApp } from './running-app.ts';

/** A frame that takes longer came late on a display of 60 Hz. */
const lateMs = 20;

/** Scrolls through the whole list, three rows a frame, and compares its late frames with those of an empty list. */
export async function measureScroll(
  apps: Apps,
  { full, captures, ms }: { readonly full: string; readonly captures: number; readonly ms: number },
): Promise<Measured> {
  const empty = await lateFrames(await apps.hookscope(apps.dataDir()), ms, '');
  const scrolled = await lateFrames(
    await apps.hookscope(full),
    ms,
    `const list = ${hookscope.scroller};
     list.scrollTop += 132;
     // Somewhere else every second: rows that were never loaded.
     if (frame % 60 === 0) list.scrollTop = list.scrollHeight * ((frame * 0.137) % 0.9);`,
  );
  return {
    rows: [
      {
        what: `late frames (over ${lateMs} ms) while scrolling through ${plain(captures)} rows, beyond those of an empty list`,
        against: 'an empty list',
        goal: 1,
        bound: 'most',
        unit: '%',
        ratio: Math.max(0, scrolled.late - empty.late),
        spread: '',
        made: `${plain(scrolled.late, 1)} % of ${plain(scrolled.frames)} / ${plain(empty.late, 1)} % of ${plain(empty.frames)} frames`,
      },
    ],
    notes: [
      'A virtual display has no clock of its own: Chromium begins a frame every 16.7 ms by a timer. The times are those between the starts of frames in the page, so a frame that was drawn late is seen, and how late the screen would show it is not.',
    ],
  };
}

async function lateFrames(app: RunningApp, ms: number, step: string) {
  await drawnAt(app.page, hookscope.usable);
  await frameTimes(app.page, 1_000, step);
  const times = await frameTimes(app.page, ms, step);
  await app.stop();
  const late = times.filter((time) => time > lateMs).length;
  return { frames: times.length, late: (late / times.length) * 100 };
}
