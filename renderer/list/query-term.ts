/** A key and its value as a word of its own; `-key:value` is another one. */
function term(key: string): RegExp {
  return new RegExp(String.raw`(^|\s)${key}:(\S*)`, 'i');
}

/** The value that a query asks of a key, in small letters; `null` when it asks for none. */
export function valueIn(query: string, key: string): string | null {
  return term(key).exec(query)?.[2]?.toLowerCase() || null;
}

/** The query asking for another value of a key, or for none. What else it asks for stays. */
export function withValue(query: string, key: string, value: string | null): string {
  const rest = query.replace(term(key), '').trim();
  if (value === null) return rest;
  return rest === '' ? `${key}:${value}` : `${rest} ${key}:${value}`;
}
