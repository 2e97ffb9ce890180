import { bounds } from '../../../../shared/bounds.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { kindOf } from './kind-of.ts';
import { isObject, pointerPart, firstNames, type JsonObject } from '../json/json-object.ts';

/** How a message lies in what a program passed on. */
export type Packing = 'object' | 'json-text' | 'base64' | 'flattened';

/** What the CRM sent, found within what another program made of it. */
export interface Within {
  /** JSON pointer to it; what lies in a text goes on behind the text's own place. */
  readonly place: string;
  readonly kind: Kind;
  readonly packing: Packing;
}

/** Where programs put the body, so that it is looked for there first. */
const likely = ['body', 'data', 'payload', 'json', 'event', 'message', 'content', 'raw_body'];

/**
 * Looks for a message or an event of the CRM within a value that is none itself: automation tools and gateways
 * wrap what they pass on. Bounded in every direction, so that a huge body costs no more than a small one.
 */
export function findWithin(root: unknown): Within | null {
  const budget = { values: bounds.within.entries, text: bounds.within.characters };
  let row: readonly Looked[] = [{ value: root, place: '', packing: 'object' }];
  for (let depth = 0; depth <= bounds.within.depth && row.length > 0; depth += 1) {
    for (const { value, place, packing } of row) {
      const kind = depth > 0 && isObject(value) ? anchoredKind(value) : null;
      if (kind !== null) return { place, kind, packing };
    }
    row = row.flatMap((looked) => inside(looked, budget));
  }
  return isObject(root) ? flattenedIn(root) : null;
}

interface Looked {
  readonly value: unknown;
  readonly place: string;
  readonly packing: Packing;
}

function inside({ value, place, packing }: Looked, budget: Budget): readonly Looked[] {
  return entriesOf(value, budget).flatMap(([name, inner]) => {
    const at = `${place}/${pointerPart(name)}`;
    if (typeof inner !== 'string') {
      return typeof inner === 'object' && inner !== null
        ? [{ value: inner, place: at, packing }]
        : [];
    }
    const unpacked = unpack(inner, budget);
    return unpacked === null ? [] : [{ ...unpacked, place: at }];
  });
}

interface Budget {
  values: number;
  text: number;
}

function entriesOf(value: unknown, budget: Budget): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || budget.values <= 0) return [];
  const entries: (readonly [string, unknown])[] = [];
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value;
    for (const [index, one] of all.slice(0, budget.values).entries()) {
      entries.push([String(index), one]);
    }
  } else {
    const names = firstNames(value as JsonObject).slice(0, budget.values);
    const first = likely.filter((name) => Object.hasOwn(value, name));
    for (const name of new Set([...first, ...names])) {
      entries.push([name, (value as JsonObject)[name]]);
    }
  }
  budget.values -= entries.length;
  return entries;
}

/** A text that holds JSON, as it is or in base64. */
function unpack(text: string, budget: Budget): Pick<Looked, 'value' | 'packing'> | null {
  if (text.length < 8 || text.length > budget.text) return null;
  const start = text.slice(0, 100).trimStart()[0];
  const isJson = start === '{' || start === '[' || start === '"';
  // The bytes `{"` and `[{`, and a brace before white space, begin so in base64.
  const isBase64 = !isJson && /^(?:ey|W3|ew|IHs|Cns)/.test(text);
  if (!isJson && !isBase64) return null;
  budget.text -= text.length;
  try {
    const json = isJson ? text : Buffer.from(text, 'base64').toString();
    return { value: JSON.parse(json) as unknown, packing: isJson ? 'json-text' : 'base64' };
  } catch {
    return null;
  }
}

const ids = ['messageId', 'emailMessageId', 'contactId', 'locationId', 'appId', 'contact_id'];

/** The kind of an object that is surely of the CRM: something has to say whose it is. */
function anchoredKind(value: JsonObject): Kind | null {
  const { kind } = kindOf(value);
  if (kind === 'unknown' || kind === 'ping') return null;
  const isAnchored = ids.some((name) => Object.hasOwn(value, name));
  return isAnchored || kind === 'workflow' || kind === 'app-action' ? kind : null;
}

/** A message whose fields lie side by side with a prefix, such as `body__messageId`, `data.type` or `data[type]`. */
function flattenedIn(root: JsonObject): Within | null {
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
    const kind = anchoredKind(group);
    if (kind !== null) return { place: prefix, kind, packing: 'flattened' };
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
