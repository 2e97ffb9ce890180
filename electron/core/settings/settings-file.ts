import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { settingsSchema, withChange } from '../../../shared/settings.ts';
import type { Settings, SettingsChange } from '../../../shared/settings.ts';
import type { Result } from '../../../shared/result.ts';
import type { SettingsAside } from '../../../shared/state.ts';
import { renamePatientlySync } from '../files/rename-patiently.ts';
import { decodeTextFile } from '../files/text-encoding.ts';
import { writeAtomicallySync } from '../files/write-atomically.ts';

/** Each start reads them once: compiling the schema first would take longer. */
const atStart = { jitless: true } as const;

/** The settings of a data folder, stored in its `settings.json`. */
export interface SettingsFile {
  readonly current: () => Settings;
  /** The copy of a file that had faults at the start, and the faults; `null` when there were none. */
  readonly setAside: SettingsAside | null;
  /** Stores the named settings. A change that is not valid changes nothing. */
  readonly change: (change: SettingsChange) => Result<Settings, 'invalid' | 'not-saved'>;
}

/**
 * Reads the settings, or creates them with a path that nobody can guess. A value that is not valid becomes its default,
 * and a copy of the file is set aside.
 *
 * @param overrides settings of the command line; they apply, but are never written to the file.
 */
export function openSettings(dataDir: string, overrides: SettingsChange = {}): SettingsFile {
  const path = join(dataDir, 'settings.json');
  const text = read(path);
  const file = parse(text ?? '{}');
  const setAside =
    file.fault === null ? null : { path: `${path}.unreadable-${Date.now()}`, detail: file.fault };
  // A copy, because after a move a power cut before the next line would lose the path token.
  if (setAside !== null) putAside(path, setAside.path);
  if (text === null || setAside !== null || file.fresh) write(path, file.settings);
  let stored = file.settings;
  let current = withChange(stored, overrides);

  return {
    current: () => current,
    setAside,
    change: (change) => {
      const checked = settingsSchema.safeParse(withChange(stored, change));
      if (!checked.success) {
        return { ok: false, fault: 'invalid', detail: z.prettifyError(checked.error) };
      }
      try {
        write(path, checked.data);
      } catch (error) {
        return { ok: false, fault: 'not-saved', detail: (error as Error).message };
      }
      stored = checked.data;
      current = withChange(stored, overrides);
      return { ok: true, value: current };
    },
  };
}

/** 128 random bits, safe in a path. */
export function newPathToken(): string {
  return randomBytes(16).toString('base64url');
}

/** `null` when there is no file; empty when a folder has its name. */
function read(path: string): string | null {
  try {
    const bytes = readBytes(path);
    return bytes === null ? '' : decodeTextFile(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** `null` for a folder. */
function readBytes(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return null;
    throw error;
  }
}

/** `fault`: what is not valid, key by key. `fresh`: the path token is new and must be stored. */
function parse(text: string): { settings: Settings; fault: string | null; fresh: boolean } {
  const found = readJson(text);
  const understood: Record<string, unknown> = {};
  const faults: string[] = found === null ? ['It is not a JSON object.'] : [];
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    if (found === null || !Object.hasOwn(found, key)) continue;
    const checked = schema.safeParse(found[key], atStart);
    if (checked.success) understood[key] = checked.data;
    else faults.push(`${key}: ${z.prettifyError(checked.error)}`);
  }
  return {
    settings: settingsSchema.parse({ pathToken: newPathToken(), ...understood }, atStart),
    fault: faults.length === 0 ? null : faults.join('\n'),
    fresh: !Object.hasOwn(understood, 'pathToken'),
  };
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function putAside(path: string, aside: string): void {
  const bytes = readBytes(path);
  if (bytes === null) renamePatientlySync(path, aside);
  else writeAtomicallySync(aside, bytes);
}

/** Only the user may read the file, because the path token is a secret. */
function write(path: string, settings: Settings): void {
  writeAtomicallySync(path, `${JSON.stringify(settings, null, 2)}\n`);
}
