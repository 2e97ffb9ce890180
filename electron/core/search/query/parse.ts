import { nearest } from '../../../../shared/nearest.ts';
import type { QueryFault } from '../../../../shared/search.ts';
import type { Clock } from './date.ts';
import { keys, textClaim } from './keys.ts';
import {
  queryFault,
  type Claim,
  type ParsedOrFault,
  type SearchQuery,
  type Term,
} from './query.ts';
import { inPlainCharacters } from './typography.ts';
import { wordsOf, type QueryPart, type QueryWord } from './words.ts';

/** A query with more words is most likely a pasted text, which belongs in quotes. */
const termLimit = 50;

const keyNames = Object.keys(keys);

/** Schemes of addresses: a word that begins with one and a colon is text. */
const schemes = /^(https?|wss?|ftps?|file|mailto|tel|sms|data|urn|cid|blob|about|javascript)$/i;

/**
 * Reads a query. Total: any text gives terms, or a fault with its place.
 *
 * @param clock the time and zone that dates such as `today` refer to.
 */
export function parseQuery(text: string, clock: Clock): ParsedOrFault<SearchQuery> {
  const words = wordsOf(text);
  if (!words.ok) return words;
  const over = words.value[termLimit];
  if (over !== undefined) {
    const at = { start: over.value.start, end: text.length };
    const message = `A query can have ${termLimit} words. Put a longer text in quotes.`;
    return { ok: false, fault: queryFault('too-many-words', at, message) };
  }
  const terms: Term[] = [];
  for (const word of words.value) {
    const claim = claimOf(word, text, clock);
    if ('code' in claim) return { ok: false, fault: claim };
    terms.push({ not: word.not, claim });
  }
  return { ok: true, value: terms };
}

function claimOf({ key, value }: QueryWord, query: string, clock: Clock): Claim | QueryFault {
  if (key === null) return textClaim('anywhere', value);
  const name = inPlainCharacters(key.text).toLowerCase();
  const read = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (read === undefined) return unknownKey(key, value) ?? asText(key, value, query);
  return value.text.trim() === ''
    ? queryFault(
        'empty-value',
        { start: key.start, end: value.end },
        `Write what to look for right after ${name}:, without a space.`,
      )
    : read(value, clock);
}

/** `http://x`, `Re:` and `localhost:4040` are text; `kin:sms` and `body:hello` name a key that does not exist. */
function unknownKey(key: QueryPart, value: QueryPart): QueryFault | null {
  if (value.text === '' || schemes.test(key.text)) return null;
  const meant = nearest(key.text, keyNames);
  const place = { start: key.start, end: key.end + 1 };
  if (meant !== null) {
    const message = `There is no "${key.text}:". Did you mean ${meant}:? To look for the text itself, put it in quotes.`;
    return queryFault('unknown-key', place, message, `${meant}:`);
  }
  if (key.text.length < 2 || !(value.quoted || /^\p{L}/u.test(value.text))) return null;
  const message = `There is no "${key.text}:". To look for the text itself, put it in quotes.`;
  return queryFault('unknown-key', place, message);
}

function asText(key: QueryPart, value: QueryPart, query: string): Claim | QueryFault {
  const { start } = key;
  const { end } = value;
  return textClaim('anywhere', { text: query.slice(start, end), quoted: false, start, end });
}
