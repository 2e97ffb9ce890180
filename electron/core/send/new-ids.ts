import { randomInt } from 'node:crypto';

/** Characters of a longer id that are replaced, counted from its end. */
const replacedCharacters = 64;

const digits = '0123456789';
const upperCase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Ids of a known form and their alphabet; the first row that matches the letters and digits of an id holds. */
const alphabets: readonly (readonly [form: RegExp, alphabet: string])[] = [
  [/^\d+$/, digits],
  [/^[\da-f]+$/, `${digits}abcdef`],
  [/^[\dA-F]+$/, `${digits}ABCDEF`],
  // ULID, in Crockford's base 32
  [/^[0-7][\dA-HJKMNP-TV-Z]{25}$/, `${digits}ABCDEFGHJKMNPQRSTVWXYZ`],
];

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** Where a UUID has its version and its variant (RFC 9562, section 4). */
const uuidMarks = [14, 19];

/** What stays in front of an id: `msg_`, `wh:`. */
const prefix = /^(?:[A-Za-z]+[_:])+/;

/**
 * A random id of the same look: the same length, separators, prefix and sorts of characters. A UUID stays one of its
 * version, and what follows an `@` stays.
 *
 * @returns the same text when it has no letters or digits to replace.
 */
export function idLike(old: string): string {
  const from = Math.max(prefix.exec(old)?.[0].length ?? 0, old.length - replacedCharacters);
  const host = old.indexOf('@', from);
  const to = host > from ? host : old.length;
  const core = old.slice(from, to);
  const alphabet = alphabetOf(core.replaceAll(/[^\dA-Za-z]/g, ''));
  const marks = uuid.test(old) ? uuidMarks : [];
  let made = core;
  for (let attempt = 0; made === core && attempt < 10; attempt += 1) {
    made = Array.from({ length: core.length }, (_, at) => {
      const character = core[at] ?? '';
      return marks.includes(from + at) || !/[\dA-Za-z]/.test(character)
        ? character
        : randomOf(at === 0 && character !== '0' ? withoutZero(alphabet) : alphabet);
    }).join('');
  }
  return old.slice(0, from) + made + old.slice(to);
}

function alphabetOf(characters: string): string {
  const known = alphabets.find(([form]) => form.test(characters))?.[1];
  if (known !== undefined) return known;
  return [
    /[a-z]/.test(characters) ? upperCase.toLowerCase() : '',
    /[A-Z]/.test(characters) ? upperCase : '',
    /\d/.test(characters) ? digits : '',
  ].join('');
}

/** A number that begins with a zero would be another one. */
function withoutZero(alphabet: string): string {
  return alphabet === digits ? alphabet.slice(1) : alphabet;
}

function randomOf(alphabet: string): string {
  return alphabet[randomInt(alphabet.length)] ?? '';
}
