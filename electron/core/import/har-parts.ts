import type { HeaderPairs } from '../../../shared/request.ts';
import { withoutPseudoHeaders } from '../../../shared/pseudo-headers.ts';
import { textOnWire } from '../../../shared/wire-text.ts';
import { isCalendarDay } from '../../../shared/calendar-day.ts';
import { isObject } from '../inspect/json/json-object.ts';
import type { Note } from './importer.ts';

/** The latest time that ISO 8601 writes with a year of four digits. */
const latest = Date.UTC(9999, 11, 31);

/** @param before the time of the previous entry, used when this one's can't be read. */
export function timeOf(value: unknown, before: number, note: Note): number {
  const text = typeof value === 'string' ? value.trim().replace(/(?<=:\d\d),(?=\d)/, '.') : '';
  const written = typeof value === 'number' ? value : /^\d{9,14}$/.test(text) ? Number(text) : null;
  const time = written === null ? (isReal(text) ? Date.parse(text) : NaN) : inMilliseconds(written);
  if (time >= 0 && time <= latest) return Math.trunc(time);
  note('startedDateTime', 'not a time; the time of the previous entry is used');
  return before;
}

/** A time since 1970, which some tools write in seconds. In milliseconds, these would all be in 1973 or before. */
function inMilliseconds(time: number): number {
  return time < 1e11 ? time * 1_000 : time;
}

/** Whether a text may be a time: `Date.parse` reads numbers as years, and 30 February as 2 March. */
function isReal(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  return day === undefined ? /\d{4}/.test(text) : isCalendarDay(day);
}

/** A duration of at least 0; 0 when there is none. */
export function millisecondsOf(value: unknown, note: Note): number {
  const ms = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof ms === 'number' && Number.isFinite(ms)) return Math.max(0, ms);
  if (value !== null && value !== undefined) note('time', 'not a number');
  return 0;
}

/** The status of the response; `null` without a response, which archives write as status 0 or -1. */
export function statusOf(response: unknown, note: Note): number | null {
  if (response === null || response === undefined) return null;
  const value = isObject(response) ? response['status'] : response;
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  if (status === null || status === undefined || status === 0 || status === -1) return null;
  if (Number.isInteger(status) && Number(status) >= 100 && Number(status) <= 999) {
    return Number(status);
  }
  note('response.status', 'not a status');
  return null;
}

/** The HTTP version: `1.1`, `2`, `3` …; `null` for any other text. */
export function versionOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return /^\s*(?:https?\/|h)?(\d(?:\.\d)?)(?![\d.])/i.exec(value)?.[1] ?? null;
}

/** A method is a token (RFC 9110, section 9.1); `null` for anything else. */
export function methodOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const method = value.trim();
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method) ? method : null;
}

/** A URL as a request carries it. */
export interface HostAndTarget {
  /** `null` when the URL has none. */
  readonly host: string | null;
  /** Path and query (RFC 9112, section 3.2.1). */
  readonly target: string;
}

/** @param query the archive's own list of the query, used when the URL has none. */
export function addressOf(text: string, query: unknown, note: Note): HostAndTarget {
  const { host, target } = split(text.trim());
  if (target.includes('?') || !Array.isArray(query) || query.length === 0) return { host, target };
  const pairs = query.flatMap((pair: unknown): [string, string][] => {
    const read = namedOf(pair);
    return read === null ? [] : [[read.name, read.value]];
  });
  if (pairs.length < query.length) note('request.queryString', 'a value without a name');
  const added = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
  return { host, target: target + added };
}

function split(text: string): HostAndTarget {
  const url = /^(?:\/|\*$)/.test(text)
    ? null
    : URL.parse(/^(?:https?|wss?):/i.test(text) ? text : `http://${text}`);
  if (url !== null) return { host: url.host, target: url.pathname + url.search };
  const target = textOnWire(text).replace(/[^\x21-\x7e]/g, percentEncoded);
  return { host: null, target };
}

/** Header fields as the wire carries them. A value of several lines is several fields, which browsers join so. */
export function headersOf(value: unknown, note: Note): HeaderPairs {
  const list: readonly unknown[] | null = Array.isArray(value)
    ? value
    : isObject(value)
      ? Object.entries(value).map(([name, text]) => ({ name, value: text }))
      : null;
  if (list === null) {
    if (value !== null && value !== undefined) note('request.headers', 'not a list');
    return [];
  }
  const pairs = list.flatMap((field, index): [string, string][] => {
    const read = namedOf(field);
    if (read === null || /[\0\r\n]/.test(read.name)) {
      note(`request.headers[${index}]`, 'not a header field');
      return [];
    }
    return read.value
      .split(/[\r\n]+/)
      .map((line) => [textOnWire(read.name), textOnWire(line.replaceAll('\0', '')).trim()]);
  });
  return withoutPseudoHeaders(pairs);
}

/** A name and value of a list. A value that is not text is written as JSON; a missing one is empty. */
export function namedOf(pair: unknown): { readonly name: string; readonly value: string } | null {
  if (!isObject(pair) || typeof pair['name'] !== 'string' || pair['name'].trim() === '')
    return null;
  const { name, value } = pair;
  if (typeof value === 'string') return { name, value };
  return { name, value: value === null || value === undefined ? '' : jsonOf(value) };
}

/** A value as JSON; empty when it is nested too deeply to be written. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
