import type { FreshField } from '../../../shared/sample.ts';
import { afterBlanks, endOfString, endOfValue } from '../inspect/json/json-tokens.ts';
import { idLike } from './new-ids.ts';
import { timeLike } from './new-times.ts';

/** By these a receiver knows a message again, or finds it too old. */
const renewed: Readonly<Record<FreshField, (old: string, now: number) => string>> = {
  messageId: idLike,
  webhookId: idLike,
  timestamp: timeLike,
};
const allFields = Object.keys(renewed) as FreshField[];

/**
 * Replaces the values of `messageId`, `webhookId` and `timestamp` in a JSON object, and nothing else: white space,
 * order, repeats and the spelling of all other values stay as they are written. A field that is missing is not added,
 * and a value that is neither text nor number stays.
 *
 * @param json the bytes of the text as characters (`latin1`), so that all bytes beyond ASCII stay as they are.
 * @param fields the ones that are replaced, if not all three.
 * @returns `null` when it is no JSON object, or has none of these fields with a value to replace.
 */
export function renewJson(
  json: string,
  now: number,
  fields: readonly FreshField[] = allFields,
): string | null {
  const start = json.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
  if (!isJson(json.slice(start))) return null;
  let at = afterBlanks(json, start);
  if (json[at] !== '{') return null;
  const written: string[] = [];
  let copied = 0;
  at = afterBlanks(json, at + 1);
  while (json[at] === '"') {
    const keyEnd = endOfString(json, at);
    const valueStart = afterBlanks(json, afterBlanks(json, keyEnd) + 1);
    const valueEnd = endOfValue(json, valueStart);
    const renew = renewalOf(json.slice(at, keyEnd), fields);
    const old = json.slice(valueStart, valueEnd);
    const made = renew === null ? old : renewValue(old, (text) => renew(text, now));
    if (made !== old) {
      written.push(json.slice(copied, valueStart), made);
      copied = valueEnd;
    }
    at = afterBlanks(json, afterBlanks(json, valueEnd) + 1);
  }
  return copied === 0 ? null : written.join('') + json.slice(copied);
}

/** The three bytes of UTF-8's byte order mark, each as a character. */
const byteOrderMark = '\u00EF\u00BB\u00BF';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Also for a text that is nested so deeply that it can't be parsed.
    return false;
  }
}

/** A name as it is written, perhaps with escapes. A name of ours is never that long. */
function renewalOf(
  writtenName: string,
  fields: readonly FreshField[],
): ((old: string, now: number) => string) | null {
  if (writtenName.length > 100) return null;
  const name = JSON.parse(writtenName) as string;
  const field = fields.find((one) => one === name);
  return field === undefined ? null : renewed[field];
}

/** Numbers stay numbers, and texts stay texts. A number with an exponent is neither an id nor a time. */
function renewValue(written: string, renew: (old: string) => string): string {
  if (/^\d+(?:\.\d+)?$/.test(written)) return renew(written);
  if (!written.startsWith('"')) return written;
  const old = JSON.parse(written) as string;
  const made = renew(old);
  return made === old ? written : JSON.stringify(made);
}
