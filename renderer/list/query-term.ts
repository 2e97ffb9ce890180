/** The term `key:value` in a query; `-key:value` is another term. */
function term(key: string): RegExp {
  return new RegExp(String.raw`(^|\s)${key}:(\S*)`, 'i');
}

/** The value of a key in a query, in lower case; `null` when the query does not have the key. */
export function valueIn(query: string, key: string): string | null {
  return term(key).exec(query)?.[2]?.toLowerCase() || null;
}

/** The query with another value of a key, or without the key. The rest of the query stays. */
export function withValue(query: string, key: string, value: string | null): string {
  const rest = query.replace(term(key), '').trim();
  if (value === null) return rest;
  return rest === '' ? `${key}:${value}` : `${rest} ${key}:${value}`;
}
