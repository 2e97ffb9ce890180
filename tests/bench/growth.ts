import {
  closeSync,
  cpSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { connections, smsRequest } from './captures.ts';
import { median, megabytes, plain, quantile } from './figures.ts';
import { sendLoad } from './load.ts';
import { bytesOf, fillFolder, scan, soughtIn, startedIn } from './million.ts';

/**
 * `npm run bench -- --growth`: how cost grows with the captures, from 1,000 to 1,000,000 in one folder, and reckoned for
 * ten times as many. `--quick` ends at 100,000, `--write` puts the table into docs/performance.md.
 */
const { values: options } = parseArgs({
  options: {
    growth: { type: 'boolean' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

/** What is measured at one size. Bytes and milliseconds. */
interface Costs {
  readonly captures: number;
  readonly disk: number;
  readonly memory: number;
  readonly start: number;
  readonly page: number;
  readonly searchMedian: number;
  readonly searchHigh: number;
  readonly scan: number;
  /** Milliseconds for each of the captures that are added. */
  readonly insert: number;
}

const sizes = [1_000, 10_000, 100_000, ...(options.quick ? [] : [1_000_000])];
const rounds = { start: 5, page: 50, insert: 3 } as const;
const insertMs = 400;

const folder = mkdtempSync(join(tmpdir(), 'hookscope-growth-'));
try {
  const table = tableOf(await measureAll());
  process.stdout.write(table);
  if (options.write) writeTable(table);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureAll(): Promise<Costs[]> {
  const data = join(folder, 'data');
  mkdirSync(data);
  const measured: Costs[] = [];
  let filled = 0;
  for (const size of sizes) {
    say(`${plain(size)} captures …`);
    await fillFolder(data, size - filled, filled);
    filled = size;
    measured.push(await measureAt(data, size));
  }
  return measured;
}

async function measureAt(data: string, captures: number): Promise<Costs> {
  const disk = bytesOf(data);
  const scanned = scan(data, soughtIn(captures).slice(0, 5));
  const starts: number[] = [];
  for (let i = 1; i < rounds.start; i += 1) {
    const [other, ms] = await startedIn(data);
    starts.push(ms);
    await other.stop();
  }
  const [subject, ms] = await startedIn(data);
  starts.push(ms);
  await subject.ask('indexed');
  const memory = Number(await subject.ask('memory'));
  const pages: number[] = [];
  for (let i = 0; i < rounds.page; i += 1) pages.push(Number(await subject.ask('pageMs')));
  const found: number[] = [];
  for (const text of soughtIn(captures)) found.push(Number(await subject.ask('searchMs', text)));
  await subject.stop();
  return {
    captures,
    disk,
    memory,
    start: median(starts),
    page: median(pages),
    searchMedian: median(found),
    searchHigh: quantile(found, 0.95),
    scan: median(scanned),
    insert: await insertionMs(data),
  };
}

/** Adds captures to a copy of the folder. @returns milliseconds for each. */
async function insertionMs(data: string): Promise<number> {
  const copy = join(folder, 'copy');
  cpSync(data, copy, { recursive: true });
  synchronise(copy);
  const [subject] = await startedIn(copy);
  const times: number[] = [];
  for (let i = 0; i < rounds.insert; i += 1) {
    const load = { port: subject.port, request: smsRequest, connections, forMs: insertMs };
    times.push(1_000 / (await sendLoad(load)).perSecond);
    await subject.ask('settled');
    await subject.ask('indexed');
  }
  await subject.stop();
  rmSync(copy, { recursive: true });
  return median(times);
}

/** Waits until the files of a folder are on the disk: otherwise what is measured next would wait for it. */
function synchronise(path: string): void {
  for (const name of readdirSync(path)) {
    const file = openSync(join(path, name), 'r+');
    fsyncSync(file);
    closeSync(file);
  }
}

/**
 * Ten times as many captures as the last. What is walked or stored lies on the line through the last two; what is looked up in
 * trees takes one more step like the last.
 */
function reckoned(all: readonly Costs[]): Costs | null {
  const [before, last] = all.slice(-2);
  if (before === undefined || last === undefined) return null;
  const captures = last.captures * 10;
  const times = (captures - last.captures) / (last.captures - before.captures);
  const more = (name: keyof Costs) => Math.max(0, last[name] - before[name]);
  const on = (name: keyof Costs) => last[name] + more(name) * times;
  const step = (name: keyof Costs) => last[name] + more(name);
  return {
    captures,
    disk: on('disk'),
    memory: on('memory'),
    start: on('start'),
    page: step('page'),
    searchMedian: on('searchMedian'),
    searchHigh: on('searchHigh'),
    scan: on('scan'),
    insert: step('insert'),
  };
}

function tableOf(measured: readonly Costs[]): string {
  const beyond = reckoned(measured);
  return [
    '| captures | disk | for each | memory | listens after | first page | search, median | 95th percentile | a scan | captures/s |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map((one) => lineOf(one, '')),
    ...(beyond === null ? [] : [lineOf(beyond, ' (reckoned)')]),
    '',
    '- Disk is everything in the folder of an inspector that was stopped: captures, findings, index and settings. Memory is what is resident while it is idle, after a collection of garbage.',
    '- It listens this many milliseconds after the start of its process. A search is the first page of what is found, for 40 pieces of ids, numbers and phrases; the scan is `instr` over every body in SQLite.',
    `- Captures are added over ${connections} connections to what is there, each on disk before its reply.`,
    '- The last line is reckoned, not measured: it lies on the line through the two above it, and the first page and the captures per second take one more step like the last.',
    '',
  ].join('\n');
}

function lineOf(one: Costs, remark: string): string {
  const ms = (value: number) => `${plain(value, value < 10 ? 1 : 0)} ms`;
  const cells = [
    `${plain(one.captures)}${remark}`,
    megabytes(one.disk),
    `${plain(one.disk / one.captures)} bytes`,
    megabytes(one.memory),
    ms(one.start),
    ms(one.page),
    ms(one.searchMedian),
    ms(one.searchHigh),
    ms(one.scan),
    plain(1_000 / one.insert),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The page has its place between two marks. */
function writeTable(table: string): void {
  const page = new URL('../../docs/performance.md', import.meta.url);
  const place = /(<!-- growth -->\n)[\s\S]*(<!-- \/growth -->)/;
  const text = readFileSync(page, 'utf8').replace(
    place,
    (_, start: string, end: string) => `${start}\n${table}\n${end}`,
  );
  writeFileSync(page, text);
}

function say(what: string): void {
  process.stderr.write(`growth: ${what}\n`);
}
