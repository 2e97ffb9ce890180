/** What stands between groups of digits, or before decimals, in the locales of CLDR. */
const sign = /[\s.,'’‘\u02bc\u066b\u066c\u00b7_]/u;

/** Signs that may as well begin the decimals. */
const decimalSigns = '.,\u066b\u00b7';

interface Reading {
  /** A single sign with three digits behind it begins decimals: `1.500` may be both. */
  readonly isDecimal: (sign: string) => boolean;
}

/** A number as it was typed: its digits without what groups them, and those behind the decimal sign. */
interface Typed {
  readonly whole: string;
  readonly decimals: string;
}

/**
 * Reads a number as people write it anywhere: thousands or, as in India, hundreds parted by commas, dots, blanks of any
 * width or apostrophes; a decimal comma or dot; any digits.
 *
 * @returns `null` when it is none.
 */
function read(text: string, { isDecimal }: Reading): Typed | null {
  const plain = withPlainDigits(
    text.normalize('NFKC').replaceAll(/[\u200e\u200f\u061c]/g, ''),
  ).trim();
  const parts = plain.split(sign);
  if (!parts.every((part) => /^\d+$/.test(part))) return null;
  const signs = Array.from(plain).filter((character) => sign.test(character));
  const last = signs.at(-1);
  const [first = ''] = parts;
  if (last === undefined) return { whole: first, decimals: '' };
  const end = parts.at(-1) ?? '';
  const others = new Set(signs.slice(0, -1));
  const canBegin = decimalSigns.includes(last) && !others.has(last);
  const canGroup = !others.has(last) && others.size > 0 ? false : isGrouped(parts);
  if (canBegin && (!canGroup || isDecimal(last))) {
    const groups = parts.slice(0, -1);
    return groups.length === 1 || isGrouped(groups)
      ? { whole: groups.join(''), decimals: end }
      : null;
  }
  return canGroup ? { whole: parts.join(''), decimals: '' } : null;
}

/** Three digits at the end, two or three in each group before that, up to three in the first. */
function isGrouped(parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const middle = new Set(rest.slice(0, -1).map(({ length }) => length));
  return (
    rest.at(-1)?.length === 3 &&
    first.length <= 3 &&
    !first.startsWith('0') &&
    (middle.size === 0 || (middle.size === 1 && (middle.has(2) || middle.has(3))))
  );
}

/** Digits of every script as ASCII ones; those of one script stand in a row, from zero on. */
function withPlainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
    return String(value);
  });
}

/** @returns the whole number that was typed, `NaN` when it is none. */
export function parseWholeNumber(text: string): number {
  const typed = read(text, { isDecimal: () => false });
  return typed === null || typed.decimals !== '' ? Number.NaN : Number(typed.whole);
}

/**
 * @param ambiguous what three digits behind a single dot or comma are: `'grouped'`, `'decimals'`, or what they are in
 *   a locale (BCP 47).
 * @returns the number that was typed, `NaN` when it is none.
 */
export function parseNumber(text: string, ambiguous: string): number {
  const typed = read(text, { isDecimal: (found) => begins(found, ambiguous) });
  return typed === null ? Number.NaN : Number(`${typed.whole}.${typed.decimals || 0}`);
}

function begins(character: string, ambiguous: string): boolean {
  if (ambiguous === 'grouped') return false;
  if (ambiguous === 'decimals') return true;
  const parts = new Intl.NumberFormat(ambiguous).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === character;
}
