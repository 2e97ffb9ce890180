import { gunzipSync } from 'node:zlib';
import { bounds } from '../../../../shared/bounds.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { codingAtStart } from '../body/decoders.ts';
import { textCodingOf } from '../body/text-codings.ts';
import { kindOf } from './kind-of.ts';
import { isObject, pointerPart, firstNames, type JsonObject } from '../json/json-object.ts';

/** How a forwarding program wrapped a message. */
export type Wrapping = 'object' | 'json-text' | 'form-text' | 'base64' | 'flattened';

/** A message or an event of the CRM, found within the body of a forwarding program. */
export interface WrappedMessage {
  /** JSON pointer to it. In a text that contains JSON, the pointer continues behind that of the text. */
  readonly place: string;
  readonly kind: Kind;
  readonly wrapping: Wrapping;
}

/** The fields that are searched first, since programs put the body there. */
const likelyNames = ['body', 'data', 'payload', 'json', 'event', 'message', 'content', 'raw_body'];

/**
 * Looks for a message or an event of the CRM within another value: automation tools and gateways wrap what they
 * forward. Depth, values and text are limited (`bounds.within`), so a huge body costs no more than a small one.
 */
export function findWrapped(root: unknown): WrappedMessage | null {
  const limits = { values: bounds.within.entries, text: bounds.within.characters };
  let level: readonly Candidate[] = [{ value: root, place: '', wrapping: 'object' }];
  for (let depth = 0; depth <= bounds.within.depth && level.length > 0; depth += 1) {
    for (const { value, place, wrapping } of level) {
      const kind = depth > 0 && isObject(value) ? kindWithId(value) : null;
      if (kind !== null) return { place, kind, wrapping };
    }
    level = level.flatMap((candidate) => valuesIn(candidate, limits));
  }
  return isObject(root) ? flattenedIn(root) : null;
}

interface Candidate {
  readonly value: unknown;
  readonly place: string;
  readonly wrapping: Wrapping;
}

function valuesIn(
  { value, place, wrapping }: Candidate,
  limits: SearchLimits,
): readonly Candidate[] {
  return entriesOf(value, limits).flatMap(([name, inner]) => {
    const at = `${place}/${pointerPart(name)}`;
    if (typeof inner !== 'string') {
      return typeof inner === 'object' && inner !== null
        ? [{ value: inner, place: at, wrapping }]
        : [];
    }
    const parsed = parseText(inner, limits);
    return parsed === null ? [] : [{ ...parsed, place: at }];
  });
}

/** What is left of `bounds.within`. */
interface SearchLimits {
  values: number;
  text: number;
}

function entriesOf(value: unknown, limits: SearchLimits): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || limits.values <= 0) return [];
  const entries: (readonly [string, unknown])[] = [];
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value;
    for (const [index, one] of all.slice(0, limits.values).entries()) {
      entries.push([String(index), one]);
    }
  } else {
    const names = firstNames(value as JsonObject).slice(0, limits.values);
    const first = likelyNames.filter((name) => Object.hasOwn(value, name));
    for (const name of new Set([...first, ...names])) {
      entries.push([name, (value as JsonObject)[name]]);
    }
  }
  limits.values -= entries.length;
  return entries;
}

/** Parses a text that holds JSON or a form, plain or in base64. */
function parseText(
  text: string,
  limits: SearchLimits,
): Pick<Candidate, 'value' | 'wrapping'> | null {
  if (text.length < 8 || text.length > limits.text) return null;
  const plain = parsePlain(text, limits);
  if (plain !== null) return plain;
  const within = /[^\x20-\x7e]/.test(text.slice(0, 100)) ? null : textIn(text, limits);
  const found = within === null ? null : parsePlain(within, limits);
  return found === null ? null : { value: found.value, wrapping: 'base64' };
}

function parsePlain(
  text: string,
  limits: SearchLimits,
): Pick<Candidate, 'value' | 'wrapping'> | null {
  const start = text.slice(0, 300).trimStart();
  const isJson = /^[{["]/.test(start);
  const isForm = !isJson && /^[\w.[\]-]{1,100}=[^\s&]{0,180}&[\w.[\]-]{1,100}=/.test(start);
  if (!isJson && !isForm) return null;
  limits.text -= text.length;
  try {
    return isJson
      ? { value: JSON.parse(text) as unknown, wrapping: 'json-text' }
      : { value: Object.fromEntries(new URLSearchParams(text)), wrapping: 'form-text' };
  } catch {
    return null;
  }
}

/** The text within base64, which gateways write for what they take for binary, compressed or not. */
function textIn(text: string, limits: SearchLimits): string | null {
  const found = textCodingOf(Buffer.from(text, 'latin1'));
  if (found?.coding !== 'base64') return null;
  limits.text -= text.length;
  try {
    const bytes =
      codingAtStart(found.bytes) === 'gzip'
        ? gunzipSync(found.bytes, { maxOutputLength: Math.max(1, limits.text) })
        : found.bytes;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
  } catch {
    return null;
  }
}

const ids = ['messageId', 'emailMessageId', 'contactId', 'locationId', 'appId', 'contact_id'];

/** The kind of an object that certainly comes from the CRM: it must have one of the CRM's ids. */
function kindWithId(value: JsonObject): Kind | null {
  const { kind } = kindOf(value);
  if (kind === 'unknown' || kind === 'ping') return null;
  const hasId = ids.some((name) => Object.hasOwn(value, name));
  return hasId || kind === 'workflow' || kind === 'app-action' ? kind : null;
}

/** A message whose fields have a common prefix, such as `body__messageId`, `data.type` or `data[type]`. */
function flattenedIn(root: JsonObject): WrappedMessage | null {
  const groups = new Map<string, Record<string, unknown>>();
  for (const key of firstNames(root)) {
    const split = key.length > 120 ? null : splitName(key);
    if (split === null) continue;
    const [prefix, name] = split;
    const group = groups.get(prefix) ?? {};
    group[name] = root[key];
    groups.set(prefix, group);
  }
  for (const [prefix, group] of groups) {
    const kind = kindWithId(group);
    if (kind !== null) return { place: prefix, kind, wrapping: 'flattened' };
  }
  return null;
}

/** The prefix of a flattened name, and the name itself. */
function splitName(key: string): readonly [prefix: string, name: string] | null {
  const [first] = ['__', '.', '[']
    .map((sign) => ({ at: key.indexOf(sign), length: sign.length }))
    .filter(({ at }) => at > 0)
    .toSorted((a, b) => a.at - b.at);
  if (first === undefined) return null;
  const rest = key.slice(first.at + first.length);
  const name = rest.endsWith(']') ? rest.slice(0, -1) : rest;
  return /^[A-Za-z]\w*$/.test(name) ? [key.slice(0, first.at), name] : null;
}
