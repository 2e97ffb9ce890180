import { cpus, release, totalmem, type } from 'node:os';
import { plain } from './figures.ts';
import type { Measured, Row } from './row.ts';

/** The page of `docs/performance.md`, the same that is printed. */
export function pageOf(measured: Measured): string {
  return [
    '# Performance',
    '',
    'Written by `npm run bench -- --write`. Every ratio is a median of measurements that take turns in one run.',
    'Servers and senders are separate processes on one machine, over loopback, and share its processors.',
    '',
    machine(),
    '',
    tableOf(measured),
  ].join('\n');
}

/** The rows, and what is to be known about them. */
export function tableOf({ rows, notes }: Measured): string {
  return [
    '| what | compared with | goal | measured | spread | values |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(lineOf),
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

function lineOf({ what, against, goal, bound, unit, ratio, spread, made }: Row): string {
  const shown = (value: number) =>
    unit === undefined ? ratioText(value) : `${plain(value, unit === 'a second' ? 0 : 2)} ${unit}`;
  const wanted = `${bound === 'least' ? '≥' : '≤'} ${shown(goal)}`;
  const verdict =
    ratio === null
      ? '–'
      : `**${shown(ratio)}** ${reaches(ratio, goal, bound) ? 'reached' : 'missed'}`;
  return `| ${[what, against, wanted, verdict, spread || '–', made].join(' | ')} |`;
}

function reaches(ratio: number, goal: number, bound: Row['bound']): boolean {
  return bound === 'least' ? ratio >= goal : ratio <= goal;
}

function ratioText(ratio: number): string {
  return ratio < 0.1 ? `1/${plain(1 / ratio)}` : plain(ratio, 2);
}

function machine(): string {
  const [first, ...others] = cpus();
  const memory = plain(totalmem() / 1024 ** 3);
  return (
    `Machine: ${first?.model.trim() ?? 'unknown processor'}, ${others.length + 1} cores, ${memory} GB, ${type()} ${release()}. ` +
    `Runtime: Node ${process.versions.node}${process.versions['electron'] === undefined ? '' : ` of Electron ${process.versions['electron']}`}.`
  );
}
