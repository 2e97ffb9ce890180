/** Quotes of the query language, which end a quoted text, and line breaks, which a search box can't hold. */
const separators = /["\u00ab\u00bb\u201c-\u201f\u2033\u301d-\u301f\uff02\r\n\t\u0085\u2028\u2029]+/;

/** UTF-16 code units of a text that are searched for, and parts of it. More would not narrow the search. */
const longestText = 300;
const mostParts = 10;

/**
 * The query that finds a text (docs/search.md). Its parts between quotes and line breaks are each quoted, so that nothing
 * in it has a meaning in the query language.
 *
 * @returns `null` for a text without letters and digits.
 */
export function textQuery(text: string): string | null {
  const parts = cut(text)
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length === 0) return null;
  return parts
    .slice(0, mostParts)
    .map((part) => `"${part}"`)
    .join(' ');
}

/** The keys of the query language that name the fields with ids and addresses. */
export type IdKey = 'contact' | 'message' | 'location' | 'provider' | 'from' | 'to';

/**
 * The query that finds an id in the field that a key of the query language names.
 *
 * @returns `null` for an id that no query can name.
 */
export function idQuery(key: IdKey, id: string | null): string | null {
  if (id === null || id.trim() === '' || id.length > longestText || separators.test(id))
    return null;
  return `${key}:"${id}"`;
}

function cut(text: string): string {
  const start = text.slice(0, longestText);
  // Half a surrogate pair is not a character.
  return /[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start;
}
