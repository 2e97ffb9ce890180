import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fillFolder } from './million.ts';
import { tableOf } from './page.ts';
import type { Measured } from './row.ts';
import { createApps } from './window/apps.ts';
import { measureIdleMemory } from './window/memory.ts';
import { measurePixel } from './window/pixel.ts';
import { measureStart } from './window/start.ts';

/**
 * `npm run bench -- --window`: what a person feels, beside a bare Electron app. `--quick` makes fewer and smaller
 * measurements, `--only` some of them, `--json FILE` writes the rows as JSON too.
 */
const { values: options } = parseArgs({
  options: {
    window: { type: 'boolean' },
    quick: { type: 'boolean', default: false },
    /** How many captures the long list has. */
    count: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});

const captures = options.quick ? 10_000 : 100_000;
const apps = await createApps();

const parts: Readonly<Record<string, () => Promise<Measured>>> = {
  start: async () => {
    const full = apps.dataDir();
    say(`filling a folder with ${captures} captures …`);
    await fillFolder(full, captures);
    apps.handOver(full);
    return measureStart(apps, { rounds: options.quick ? 3 : 7, full, captures });
  },
  pixel: () => measurePixel(apps, options.quick ? 30 : 100),
  memory: () => measureIdleMemory(apps, options.quick ? 2 : 3),
};

const wanted = options.only?.split(',') ?? Object.keys(parts);
const measured: Measured[] = [];
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) throw new Error(`--only takes ${Object.keys(parts).join(', ')}.`);
  say(`${name} …`);
  measured.push(await part());
}
const all: Measured = {
  rows: measured.flatMap(({ rows }) => rows),
  notes: measured.flatMap(({ notes }) => notes),
};
process.stdout.write(tableOf(all));
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);

function say(what: string): void {
  process.stderr.write(`bench: ${what}\n`);
}
