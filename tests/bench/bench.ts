import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCaptures } from './captures.ts';
import { measureForwarding } from './forwarding.ts';
import { measureMemory } from './memory.ts';
import { fillFolder, measureMillion } from './million.ts';
import { pageOf } from './page.ts';
import type { Measured } from './row.ts';
import { measureSendAgain } from './send-again.ts';

/**
 * `npm run bench`: the table of ratios. `--quick` shortens it to less than a minute, `--million` adds what
 * needs 1,000,000 captures, `--forwarding` measures nothing else than that, `--write` keeps the page as docs/performance.md.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
    /** How many captures `--million` makes. */
    count: { type: 'string', default: '1000000' },
    write: { type: 'boolean', default: false },
    /** Measures only what forwarding and relay cost. */
    forwarding: { type: 'boolean', default: false },
  },
});

const kept = new URL('../../docs/performance.md', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'hookscope-bench-'));
try {
  const page = pageOf(joined(await measureAll()));
  process.stdout.write(page);
  // A part of the rows must not replace the page.
  if (options.write && !options.forwarding) {
    writeFileSync(kept, page + remarks());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureAll(): Promise<Measured[]> {
  const count = Number(options.count);
  const million = options.million ? made('million') : null;
  const forwarding = await forwardingPart();
  if (options.forwarding) return [forwarding];
  const parts: Measured[] = [];
  if (million !== null) {
    say(`filling a folder with ${count} captures …`);
    await fillFolder(million, count);
    const hundred = made('hundred');
    await fillFolder(hundred, 100);
    say('list and search …');
    parts.push(await measureMillion(million, hundred, count));
  }
  say('sending again …');
  const again = made('again');
  const sentAgain = options.quick ? 2_000 : 10_000;
  await fillFolder(again, sentAgain);
  parts.push(await measureSendAgain(again, sentAgain, options.quick ? 3 : 7));
  say('memory …');
  parts.push(await measureMemory(folder, options.quick ? 20_000 : 100_000));
  say('captures per second …');
  parts.unshift(
    await measureCaptures({
      rounds: options.quick ? 3 : 11,
      turnMs: options.quick ? 300 : 700,
      dataDir: made('empty'),
      durableDir: made('durable'),
      millionDir: million,
      stored: count,
      mockttp: findMockttp(),
    }),
  );
  return [...parts, forwarding];
}

function forwardingPart(): Promise<Measured> {
  say('forwarding …');
  return measureForwarding({
    folder: made('forwarding'),
    rounds: options.quick ? 3 : 11,
    turnMs: options.quick ? 300 : 700,
    waiting: options.quick ? 10_000 : 100_000,
  });
}

/** What people wrote on the page: all from its first heading of the second level on. */
function remarks(): string {
  if (!existsSync(kept)) return '';
  const written = /^## .*/ms.exec(readFileSync(kept, 'utf8'))?.[0];
  return written === undefined ? '' : `\n${written}`;
}

function joined(parts: readonly Measured[]): Measured {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

/** `npm run bench` says where it lies; without it that row is not measured. */
function findMockttp(): string | null {
  const installed = process.env['HOOKSCOPE_MOCKTTP'];
  return installed === undefined ? null : createRequire(import.meta.url).resolve(installed);
}

function made(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

function say(what: string): void {
  process.stderr.write(`${what}\n`);
}
