import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDesktopBus } from '../support/desktop-bus.ts';
import { startTunnelServer } from '../support/tunnel-server.ts';
import { until } from '../support/until.ts';
import { plain } from './figures.ts';
import { processorTime, usedBetween, type ThreadTime } from './idle/processor-time.ts';
import { tableOf } from './page.ts';
import type { Measured } from './row.ts';

/**
 * `npm run bench -- --idle`: the processor time of Hookscope in the background, with a tray icon and a tunnel, beside a bare
 * Electron app in the background. Both run side by side for the same ten minutes. `--seconds N` measures a shorter time,
 * `--threads` lists what each thread used, `--write` puts the line into docs/performance.md.
 */
const { values: options } = parseArgs({
  options: {
    idle: { type: 'boolean' },
    seconds: { type: 'string', default: '600' },
    threads: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

/** After this time what a start does is over. */
const restMs = 120_000;

const launcher = required('HOOKSCOPE_ELECTRON');
const folder = required('HOOKSCOPE_TEST_TMP');
const bareFolder = join(folder, 'bare');
cpSync(fileURLToPath(new URL('subjects/bare-electron/', import.meta.url)), bareFolder, {
  recursive: true,
});
const server = await startTunnelServer();
const bus = await startDesktopBus(folder);
bus.setPanel(true);

const data = ownedFolder('data-');
const settings = {
  port: 0,
  pathToken: 'bench',
  tray: true,
  closeToTray: true,
  tunnel: { kind: 'localtunnel', host: server.host, subdomain: null },
};
writeFileSync(join(data, 'settings.json'), JSON.stringify(settings));
handOver(join(data, 'settings.json'));

const own = start([required('HOOKSCOPE_APP'), '--data', data, '--hidden']);
await until(
  async () =>
    bus.hasIcon() && (await bus.tooltip()) === 'Hookscope: Receiving at the Delivery URL.',
);
const bare = start([join(bareFolder, 'background.cjs'), `--data=${ownedFolder('bare-')}`]);

say(`resting for ${restMs / 1_000} s …`);
await pause(restMs);
const seconds = Number(options.seconds);
say(`measuring for ${seconds} s …`);
const before = [own, bare].map(({ pid }) => processorTime(pid ?? 0));
await pause(seconds * 1_000);
const used = [own, bare].map(({ pid }, index) =>
  usedBetween(before[index] ?? new Map(), processorTime(pid ?? 0)),
);
const [ours = [], theirs = []] = used;
if (options.threads) for (const each of [ours, theirs]) list(each);

const ratio = totalMs(ours) / totalMs(theirs);
const measured: Measured = {
  rows: [
    {
      what: `processor time in the background with tray and tunnel, ${plain(seconds)} s`,
      against: 'bare Electron in the background',
      goal: 1.2,
      bound: 'most',
      ratio,
      spread: '',
      made: `${plain(totalMs(ours))} / ${plain(totalMs(theirs))} ms`,
    },
  ],
  notes: [
    'Both apps run side by side, without a window, each with a tray icon on the same message bus. Ours has a tunnel of a real localtunnel server on loopback, which it probes; the bare app has a server that nobody calls.',
    'The time of all threads of all processes, as Linux’s scheduler counts it.',
  ],
};
process.stdout.write(tableOf(measured));
if (options.write) writeTable();
for (const app of [own, bare]) {
  app.kill('SIGTERM');
  await once(app, 'exit');
}
await server.stop();
bus.close();

function start(args: readonly string[]): ChildProcess {
  const env = { ...process.env, LANGUAGE: 'en', DBUS_SESSION_BUS_ADDRESS: bus.address };
  return spawn(launcher, ['--lang=en-US', ...args], { stdio: 'ignore', env });
}

function totalMs(threads: readonly ThreadTime[]): number {
  return threads.reduce((sum, { ms }) => sum + ms, 0);
}

function list(threads: readonly ThreadTime[]): void {
  for (const { name, ms, sleeps } of threads)
    if (ms > 0.5) say(`${plain(ms, 1)} ms, ${sleeps} sleeps: ${name}`);
  say(`${plain(totalMs(threads))} ms`);
}

function writeTable(): void {
  const page = new URL('../../docs/performance.md', import.meta.url);
  const text = readFileSync(page, 'utf8');
  const place = /(<!-- idle -->\n)[\s\S]*(<!-- \/idle -->)/;
  writeFileSync(
    page,
    text.replace(
      place,
      (_, first: string, last: string) => `${first}\n${tableOf(measured)}\n${last}`,
    ),
  );
}

function ownedFolder(name: string): string {
  const made = mkdtempSync(join(folder, name));
  handOver(made);
  return made;
}

function handOver(path: string): void {
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: use \`npm run bench -- --idle\`.`);
  return value;
}

function say(what: string): void {
  process.stderr.write(`bench: ${what}\n`);
}
