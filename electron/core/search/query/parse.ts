import type { QueryFault } from '../../../../shared/search.ts';
import type { Clock } from './date.ts';
import { keys, textClaim } from './keys.ts';
import { nearest } from '../../../../shared/nearest.ts';
import { fault, type Parsed } from './parsed.ts';
import type { Claim, Query, Term } from './query.ts';
import { inPlainSigns } from './signs.ts';
import { wordsOf, type Piece, type Word } from './words.ts';

/** More would only be a pasted text, which belongs in quotes. */
const termLimit = 50;

const keyNames = Object.keys(keys);

/** What is written before a colon in addresses; such words are text. */
const schemes = /^(https?|wss?|ftps?|file|mailto|tel|sms|data|urn|cid|blob|about|javascript)$/i;

/**
 * Reads a query. Total: whatever the text, there are terms or a fault with its place.
 *
 * @param clock when and where it is asked, for dates such as `today`.
 */
export function parseQuery(text: string, clock: Clock): Parsed<Query> {
  const words = wordsOf(text);
  if (!words.ok) return words;
  const over = words.value[termLimit];
  if (over !== undefined) {
    const at = { start: over.value.start, end: text.length };
    const message = `A query can have ${termLimit} words. Put a longer text in quotes.`;
    return { ok: false, fault: fault('too-many-words', at, message) };
  }
  const terms: Term[] = [];
  for (const word of words.value) {
    const claim = claimOf(word, text, clock);
    if ('code' in claim) return { ok: false, fault: claim };
    terms.push({ not: word.not, claim });
  }
  return { ok: true, value: terms };
}

function claimOf({ key, value }: Word, query: string, clock: Clock): Claim | QueryFault {
  if (key === null) return textClaim('anywhere', value);
  const name = inPlainSigns(key.text).toLowerCase();
  const read = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (read === undefined) return unknownKey(key, value) ?? asText(key, value, query);
  return value.text.trim() === ''
    ? fault(
        'empty-value',
        { start: key.start, end: value.end },
        `Write what to look for right after ${name}:, without a space.`,
      )
    : read(value, clock);
}

/** `http://x`, `Re:` and `localhost:4040` are text; `kin:sms` and `body:hello` ask for a key that is not there. */
function unknownKey(key: Piece, value: Piece): QueryFault | null {
  if (value.text === '' || schemes.test(key.text)) return null;
  const meant = nearest(key.text, keyNames);
  const place = { start: key.start, end: key.end + 1 };
  if (meant !== null) {
    const message = `There is no "${key.text}:". Did you mean ${meant}:? To look for the text itself, put it in quotes.`;
    return fault('unknown-key', place, message, `${meant}:`);
  }
  if (key.text.length < 2 || !(value.quoted || /^\p{L}/u.test(value.text))) return null;
  const message = `There is no "${key.text}:". To look for the text itself, put it in quotes.`;
  return fault('unknown-key', place, message);
}

function asText(key: Piece, value: Piece, query: string): Claim | QueryFault {
  const { start } = key;
  const { end } = value;
  return textClaim('anywhere', { text: query.slice(start, end), quoted: false, start, end });
}
