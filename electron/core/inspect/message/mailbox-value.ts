import { firstNames, isObject, type JsonObject } from '../json/json-object.ts';

/** The mailbox that an object describes. */
export interface DescribedMailbox {
  /** The field that has the address; nested names are joined by a dot. */
  readonly field: string;
  /** As a mail header writes it. */
  readonly text: string;
}

/** Where libraries and mail APIs put the address and the name, in lower case. */
const addressFields = ['email', 'address', 'emailaddress', 'mail', 'value'];
const nameFields = ['name', 'displayname', 'fullname'];

/**
 * Reads an object such as `{"name":"Ana","email":"ana@example.com"}`, as mail APIs write a receiver.
 *
 * @returns `null` for any other value.
 */
function describedMailbox(value: unknown, deeper = 1): DescribedMailbox | null {
  if (!isObject(value)) return null;
  for (const wanted of addressFields) {
    const field = fieldIn(value, wanted);
    const found = field === null ? null : value[field];
    if (field === null || found === null) continue;
    if (typeof found === 'string' && found.includes('@')) {
      return { field, text: withName(nameIn(value), found.trim()) };
    }
    const within = deeper > 0 ? describedMailbox(found, deeper - 1) : null;
    if (within !== null) return { field: `${field}.${within.field}`, text: within.text };
  }
  return null;
}

function nameIn(value: JsonObject): string {
  for (const wanted of nameFields) {
    const name = value[fieldIn(value, wanted) ?? ''];
    if (typeof name === 'string' && name.trim() !== '') return name.trim();
  }
  return '';
}

/** Objects that describe a mailbox have few fields. */
const mostFields = 20;

function fieldIn(value: JsonObject, wanted: string): string | null {
  const names = firstNames(value).slice(0, mostFields);
  return names.find((name) => name.toLowerCase() === wanted) ?? null;
}

function withName(name: string, address: string): string {
  if (name === '' || address.includes('<')) return address;
  const written = /^[\p{L}\p{M}\p{N} '._-]+$/u.test(name) ? name : JSON.stringify(name);
  return `${written} <${address}>`;
}

/** The addresses of a field, each with its place in it. */
export interface ReadAddresses {
  readonly entries: readonly Address[];
  /** The first entry that is an object, with the field that has its address. */
  readonly described: { readonly path: string; readonly field: string } | null;
  /** The field is a text that contains a list as JSON. */
  readonly isJsonText: boolean;
  /** Some entries are no addresses. */
  readonly hasOther: boolean;
}

interface Address {
  readonly text: string;
  /** JSON pointer to it within the field; empty for the field itself. */
  readonly path: string;
}

/** Reads an address, a list of them, or what stands for them: objects, or JSON in a text. */
export function readAddresses(value: unknown): ReadAddresses {
  const parsed = typeof value === 'string' ? listInText(value) : null;
  const from = parsed ?? value;
  const isList = Array.isArray(from);
  const all: readonly unknown[] = isList ? from : [from];
  const entries: Address[] = [];
  let described: ReadAddresses['described'] = null;
  for (const [index, one] of all.entries()) {
    const path = isList && parsed === null ? `/${index}` : '';
    const found = typeof one === 'string' ? null : describedMailbox(one);
    if (typeof one === 'string') entries.push({ text: one, path });
    else if (found !== null) {
      described ??= { path, field: found.field };
      entries.push({ text: found.text, path });
    }
  }
  return { entries, described, isJsonText: parsed !== null, hasOther: entries.length < all.length };
}

/** A list or an object as JSON, which forms and template engines make of a list. */
function listInText(text: string): unknown {
  if (!/^\s*[[{]/.test(text.slice(0, 100))) return null;
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) || describedMailbox(found) !== null ? found : null;
  } catch {
    return null;
  }
}
