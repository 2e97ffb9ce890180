import { setTimeout as pause } from 'node:timers/promises';
import { median, megabytes, plain, spread } from '../figures.ts';
import type { Measured } from '../row.ts';
import type { Apps } from './apps.ts';
import { bare, hookscope } from './conditions.ts';
import { drawnAt } from './in-page.ts';
import type { RunningApp } from './running-app.ts';

/** After this time an app that nobody uses counts as idle. */
const restMs = 8_000;

/** The memory of all processes of an idle app. */
export async function measureIdleMemory(apps: Apps, rounds: number): Promise<Measured> {
  const data = apps.dataDir();
  const own: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    other.push(await idleBytes(await apps.bare('react'), bare.usable));
    own.push(await idleBytes(await apps.hookscope(data), hookscope.usable));
  }
  const ratios = own.map((bytes, round) => bytes / (other[round] ?? Number.NaN));
  return {
    rows: [
      {
        what: 'memory of all processes, idle',
        against: 'bare Electron with React',
        goal: 1.2,
        bound: 'most',
        ratio: median(ratios),
        spread: spread(ratios),
        made: `${megabytes(median(own))} / ${megabytes(median(other))}`,
      },
    ],
    notes: [
      `Memory of the window is the proportional set size of all processes, ${plain(restMs / 1_000)} s after the start. The debugging port is open in both.`,
    ],
  };
}

async function idleBytes(app: RunningApp, usable: string): Promise<number> {
  await drawnAt(app.page, usable);
  await pause(restMs);
  const bytes = app.memory();
  await app.stop();
  return bytes;
}
