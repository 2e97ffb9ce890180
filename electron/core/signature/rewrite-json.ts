import { jsonTokens } from '../inspect/json/json-tokens.ts';

/** How another language writes JSON. */
export interface JsonStyle {
  /** After a comma and after a colon. */
  readonly spaced: boolean;
  /** Characters that are written as `\uXXXX`. Global, without flags of case. */
  readonly escaped: RegExp;
  /** `/` is written as `\/`. */
  readonly slashes: boolean;
}

/**
 * A JSON text in another style, token by token, so that numbers keep their digits and keys their order.
 *
 * @param json text that `JSON.parse` accepts.
 */
export function rewriteJson(json: string, style: JsonStyle): string {
  let written = '';
  for (const { start, end } of jsonTokens(json)) {
    const token = json.slice(start, end);
    if (token.startsWith('"')) written += rewriteString(token, style);
    else written += style.spaced && (token === ',' || token === ':') ? `${token} ` : token;
  }
  return written;
}

function rewriteString(token: string, { escaped, slashes }: JsonStyle): string {
  const plain = JSON.stringify(JSON.parse(token) as string);
  const ascii = plain.replaceAll(
    escaped,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return slashes ? ascii.replaceAll('/', '\\/') : ascii;
}

/** A JSON value with the keys of every object sorted by their UTF-16 units. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
