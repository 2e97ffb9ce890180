import { splitMailboxes } from '../../../../shared/mailbox.ts';
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
  /** The first addresses, up to the limit. */
  readonly entries: readonly Address[];
  /** The number of all addresses. */
  readonly count: number;
  /** The first entry that is an object, with the field that has its address. */
  readonly described: { readonly path: string; readonly field: string } | null;
  /** The first entry of a list that has several addresses. */
  readonly joined: { readonly path: string; readonly count: number } | null;
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

/**
 * Reads an address, a list of them, or what stands for them: objects, or JSON in a text.
 *
 * @param most how many addresses are returned; the others are only counted.
 */
export function readAddresses(value: unknown, most: number): ReadAddresses {
  const parsed = typeof value === 'string' ? listInText(value) : null;
  const from = parsed ?? value;
  const isList = Array.isArray(from);
  const all: readonly unknown[] = isList ? from : [from];
  const entries: Address[] = [];
  let [count, hasOther] = [0, false];
  let described: ReadAddresses['described'] = null;
  let joined: ReadAddresses['joined'] = null;
  for (const [index, one] of all.entries()) {
    const path = isList && parsed === null ? `/${index}` : '';
    const found = typeof one === 'string' ? null : describedMailbox(one);
    const texts =
      typeof one === 'string'
        ? isList
          ? addressesOf(one)
          : [one]
        : found === null
          ? []
          : [found.text];
    if (found !== null) described ??= { path, field: found.field };
    if (texts.length > 1) joined ??= { path, count: texts.length };
    hasOther ||= texts.length === 0;
    count += texts.length;
    for (const text of texts) if (entries.length < most) entries.push({ text, path });
  }
  return { entries, count, described, joined, isJsonText: parsed !== null, hasOther };
}

/** The addresses of an entry that has several; any other entry as it is. */
function addressesOf(entry: string): readonly string[] {
  if (!/[,;\r\n]/.test(entry)) return [entry];
  const several = splitMailboxes(entry);
  return several.length > 1 && several.every((one) => one.includes('@')) ? several : [entry];
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
