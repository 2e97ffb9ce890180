import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fillFolder } from './million.ts';
import { tableOf } from './page.ts';
import type { Measured } from './row.ts';
import { createApps } from './window/apps.ts';
import { measureArrivals } from './window/arrivals.ts';
import { measureChoosing } from './window/choose.ts';
import { measureIdleMemory } from './window/memory.ts';
import { measurePixel } from './window/pixel.ts';
import { measureScroll } from './window/scroll.ts';
import { measureSearchKeys } from './window/search-key.ts';
import { measureStart } from './window/start.ts';

/**
 * `npm run bench -- --window`: what a person feels, beside a bare Electron app. `--quick` makes fewer and smaller
 * measurements, `--only` some of them, `--json FILE` writes the rows as JSON too, `--write` puts the table into
 * docs/performance.md.
 */
const { values: options } = parseArgs({
  options: {
    window: { type: 'boolean' },
    quick: { type: 'boolean', default: false },
    /** How many captures there are at a start, and how many the long list has. */
    count: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const captures = Number(options.count ?? (options.quick ? 10_000 : 100_000));
const long = Number(options.count ?? (options.quick ? 20_000 : 1_000_000));
const apps = await createApps();
const filled = new Map<number, string>();

/** A folder with this many captures, inspected and indexed; each is filled once. */
async function folderWith(count: number): Promise<string> {
  const before = filled.get(count);
  if (before !== undefined) return before;
  say(`filling a folder with ${count} captures …`);
  const folder = apps.dataDir();
  await fillFolder(folder, count);
  apps.handOver(folder);
  filled.set(count, folder);
  return folder;
}

const parts: Readonly<Record<string, () => Promise<Measured>>> = {
  start: async () =>
    measureStart(apps, {
      rounds: options.quick ? 3 : 7,
      full: await folderWith(captures),
      captures,
    }),
  pixel: () => measurePixel(apps, options.quick ? 30 : 100),
  memory: () => measureIdleMemory(apps, options.quick ? 2 : 3),
  choose: () => measureChoosing(apps, options.quick ? 8 : 20),
  scroll: async () =>
    measureScroll(apps, {
      full: await folderWith(long),
      captures: long,
      ms: options.quick ? 4_000 : 10_000,
    }),
  search: async () =>
    measureSearchKeys(apps, {
      full: await folderWith(long),
      captures: long,
      texts: options.quick ? 3 : 9,
    }),
  arrivals: async () =>
    measureArrivals(apps, {
      full: await folderWith(long),
      count: options.quick ? 1_000 : 5_000,
      ms: options.quick ? 4_000 : 8_000,
    }),
};

const wanted = options.only?.split(',') ?? Object.keys(parts);
const measured: Measured[] = [];
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) throw new Error(`--only takes ${Object.keys(parts).join(', ')}.`);
  say(`${name} …`);
  try {
    measured.push(await part());
  } catch (error) {
    // The other measurements are worth their time.
    measured.push({ rows: [], notes: [`Not measured: ${name}. ${String(error)}`] });
    process.exitCode = 1;
  }
}
const all: Measured = {
  rows: measured.flatMap(({ rows }) => rows),
  notes: measured.flatMap(({ notes }) => notes),
};
process.stdout.write(tableOf(all));
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);
if (options.write) writeTable();

/** The page has its place between two marks. */
function writeTable(): void {
  const page = new URL('../../docs/performance.md', import.meta.url);
  const text = readFileSync(page, 'utf8');
  const place = /(<!-- window -->\n)[\s\S]*(<!-- \/window -->)/;
  writeFileSync(
    page,
    text.replace(place, (_, start: string, end: string) => `${start}\n${tableOf(all)}\n${end}`),
  );
}

function say(what: string): void {
  process.stderr.write(`bench: ${what}\n`);
}
