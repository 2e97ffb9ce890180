import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir, release } from 'node:os';
import { join } from 'node:path';
import type { ReportPart } from '../../../shared/report.ts';
import { redactLine } from '../../../shared/failure.ts';
import { countCaptures } from '../store/copy-captures.ts';
import { capturesPath } from '../store/schema.ts';
import { keptDumps, listCrashDumps } from './crash-dumps.ts';
import { readLogEnd } from './log-end.ts';
import { redactSettings } from './redact-settings.ts';

/** A `settings.json` of ours is never longer. */
const longestSettings = 16 * 1024 ** 2;

/**
 * What helps to understand a problem, without captures and secrets, read from a data folder that another process may
 * have open. What can't be read is said in its place.
 */
export function problemReport(dataDir: string, appVersion: string): readonly ReportPart[] {
  const parts = {
    versions: () => versionLines(appVersion),
    settings: () => settingLines(dataDir),
    store: () => storeLines(dataDir),
    crashes: () => crashLines(dataDir),
    log: () => readLogEnd(dataDir, home()),
  };
  return (Object.keys(parts) as (keyof typeof parts)[]).map((name) => ({
    name,
    text: attempt(parts[name]).join('\n') || 'none',
  }));
}

function versionLines(appVersion: string): readonly string[] {
  const { electron = 'none', chrome = 'none', node, sqlite = 'unknown' } = process.versions;
  return [
    `Hookscope ${appVersion}`,
    `Electron ${electron}, Chromium ${chrome}, Node ${node}, SQLite ${sqlite}`,
    `${process.platform} ${process.arch}, ${release()}`,
  ];
}

function settingLines(dataDir: string): readonly string[] {
  const path = join(dataDir, 'settings.json');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > longestSettings) return [`settings.json is too long: ${size} bytes.`];
  if (size === 0) return [];
  const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof found !== 'object' || found === null) return ['settings.json is not a JSON object.'];
  return redactSettings(found as Record<string, unknown>);
}

/** Sizes of our files, and the number of requests. */
function storeLines(dataDir: string): readonly string[] {
  const files = readdirSync(dataDir).filter((name) => /^(?:captures|search)\.db/.test(name));
  const sizes = files
    .toSorted()
    .map((name) => `${name}: ${statSync(join(dataDir, name)).size} bytes`);
  return [
    ...sizes,
    ...(existsSync(capturesPath(dataDir)) ? attempt(() => countLines(dataDir)) : []),
  ];
}

function countLines(dataDir: string): readonly string[] {
  const { schema, captures } = countCaptures(capturesPath(dataDir));
  return [`format ${schema}, ${captures} requests`];
}

function crashLines(dataDir: string): readonly string[] {
  return listCrashDumps(dataDir)
    .slice(0, keptDumps)
    .map(({ name, bytes, time }) => `${new Date(time).toISOString()} ${name}, ${bytes} bytes`);
}

function attempt(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch (error) {
    return [`It can’t be read: ${redactLine((error as Error).message, home())}`];
  }
}

/** Empty when the system names none. */
function home(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}
