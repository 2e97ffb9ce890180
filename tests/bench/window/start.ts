import { median, plain, spread } from '../figures.ts';
import type { Measured, Row } from '../row.ts';
import type { Apps } from './apps.ts';
import { bare, hookscope } from './conditions.ts';
import { drawnAt } from './in-page.ts';
import type { RunningApp } from './running-app.ts';

/**
 * From the start of the process until the window can be used. Each round starts the bare app and Hookscope, with an empty
 * folder and with a full one. The first round only warms up: caches of files and of compiled code are as after a first
 * start.
 */
export async function measureStart(
  apps: Apps,
  {
    rounds,
    full,
    captures,
  }: { readonly rounds: number; readonly full: string; readonly captures: number },
): Promise<Measured> {
  const empty = apps.dataDir();
  const times = { bare: [] as number[], empty: [] as number[], full: [] as number[] };
  const processor = { bare: [] as number[], empty: [] as number[], full: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const taken = {
      bare: await start(() => apps.bare('plain'), bare.usable),
      empty: await start(() => apps.hookscope(empty), hookscope.usable),
      full: await start(() => apps.hookscope(full), hookscope.usable),
    };
    if (round < 0) continue;
    for (const name of ['bare', 'empty', 'full'] as const) {
      times[name].push(taken[name].ms);
      processor[name].push(taken[name].processorMs);
    }
  }
  const row = (what: string, own: readonly number[]): Row => {
    const ratios = own.map((ms, round) => ms / (times.bare[round] ?? Number.NaN));
    return {
      what,
      against: 'bare Electron showing a page',
      goal: 1.25,
      bound: 'most',
      ratio: median(ratios),
      spread: spread(ratios),
      made: `${plain(median(own))} / ${plain(median(times.bare))} ms`,
    };
  };
  return {
    rows: [
      row('start to usable, empty', times.empty),
      row(`start to usable, ${plain(captures)} captures`, times.full),
    ],
    notes: [
      'A start begins with the process and ends when the address and the rows (or the first steps) are drawn, in the page’s own clock.',
      `All processes together use ${plain(median(processor.empty))} ms of processor time until then, with captures ${plain(median(processor.full))} ms, and the bare app ${plain(median(processor.bare))} ms.`,
    ],
  };
}

async function start(
  open: () => Promise<RunningApp>,
  usable: string,
): Promise<{ readonly ms: number; readonly processorMs: number }> {
  const app = await open();
  const at = await drawnAt(app.page, usable);
  const processorMs = app.processorMs();
  await app.stop();
  return { ms: at - app.startedAt, processorMs };
}
