import { jsonTokens } from '../inspect/json/json-tokens.ts';

/** The JSON style of another language's encoder. */
export interface JsonStyle {
  /** A space follows each comma and colon. */
  readonly spaced: boolean;
  /** Characters written as `\uXXXX`. A global expression. */
  readonly escaped: RegExp;
  /** `/` becomes `\/`. */
  readonly slashes: boolean;
}

/**
 * Rewrites JSON in another style, token by token: numbers keep their digits and keys their order.
 *
 * @param json a text that `JSON.parse` accepts.
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

/** Sorts the keys of every object in a JSON value by UTF-16 code units. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
