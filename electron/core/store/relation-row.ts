import type { SQLOutputValue } from 'node:sqlite';
import type { RelationKeys } from '../relate/keys.ts';

/** Each key is a letter and 64 bits of a hash, and each has its place among the digests. */
const places = { delivery: 'd', contact: 'c', content: 't' } as const;
const digestBytes = 8;

const names = Object.keys(places) as readonly (keyof RelationKeys)[];

/** The columns of `relations` after its id. */
export interface RelationColumns extends RelationKeys {
  /** All three keys, whose own columns are then NULL. */
  readonly digests: Uint8Array | null;
}

/**
 * A key of `relations` as text. Earlier rows, and requests without all three keys of the usual form, have it as text.
 *
 * @param table the name or the alias of the table in the statement.
 */
export function keyColumn(name: keyof RelationKeys, table: string): string {
  const from = names.indexOf(name) * digestBytes + 1;
  return `CASE WHEN ${table}.digests IS NULL THEN ${table}.${name}
    ELSE '${places[name]}' || lower(hex(substr(${table}.digests, ${from}, ${digestBytes}))) END`;
}

/** Keys of the usual form, which is that of `places`. */
const usual = {
  delivery: /^d[0-9a-f]{16}$/,
  contact: /^c[0-9a-f]{16}$/,
  content: /^t[0-9a-f]{16}$/,
} as const satisfies Record<keyof RelationKeys, RegExp>;

/** All three keys as columns with their names. */
export function keyColumns(table: string): string {
  return names.map((name) => `${keyColumn(name, table)} AS ${name}`).join(', ');
}

export function columnsOfKeys(keys: RelationKeys): RelationColumns {
  const isUsual = names.every((name) => usual[name].test(keys[name] ?? ''));
  if (!isUsual) return { ...keys, digests: null };
  const digests = Buffer.from(names.map((name) => keys[name]?.slice(1)).join(''), 'hex');
  return { delivery: null, contact: null, content: null, digests };
}

/** The keys in a row with `keyColumns`. */
export function keysOfRow(row: Readonly<Record<string, SQLOutputValue>>): RelationKeys {
  const key = (name: keyof RelationKeys) => (typeof row[name] === 'string' ? row[name] : null);
  return { delivery: key('delivery'), contact: key('contact'), content: key('content') };
}
