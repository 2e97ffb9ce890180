import { settingsSchema } from '../../../shared/settings.ts';

/** Settings with a few values of our own choosing: their texts say nothing about the user. */
const ownWords = new Set([
  ...['kind', 'funnelPort', 'theme', 'language', 'timeZone', 'clock', 'density', 'updates'],
]);

/**
 * Settings for a report, one a line. Numbers and switches stay; of a list there is only its length, and of a text only
 * whether it is the default. So a setting that is added later is left out too.
 *
 * @param found what `settings.json` has.
 */
export function redactSettings(found: Readonly<Record<string, unknown>>): readonly string[] {
  const defaults: Readonly<Record<string, unknown>> = settingsSchema.parse({ pathToken: null });
  return Object.keys(defaults).flatMap((key) =>
    Object.hasOwn(found, key) ? linesOf(key, key, found[key], defaults[key]) : [],
  );
}

function linesOf(path: string, name: string, value: unknown, byDefault: unknown): string[] {
  if (Array.isArray(value)) return [`${path}: ${value.length} entries`];
  if (!isRecord(value)) return [`${path}: ${shownValue(name, value, byDefault)}`];
  // A guard, for one, is either absent or whole.
  if (!isRecord(byDefault)) return [`${path}: set`];
  return Object.keys(byDefault).flatMap((key) =>
    Object.hasOwn(value, key) ? linesOf(`${path}.${key}`, key, value[key], byDefault[key]) : [],
  );
}

function shownValue(name: string, value: unknown, byDefault: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  if (value === byDefault) return 'the default';
  const isOwn = ownWords.has(name) && typeof value === 'string' && /^[a-z0-9-]{1,30}$/i.test(value);
  return isOwn ? value : 'set';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
