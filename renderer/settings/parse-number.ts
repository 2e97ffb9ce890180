/** The separators of groups and of decimals in the locales of CLDR. */
const separator = /[\s.,'’‘\u02bc\u066b\u066c\u00b7_]/u;

/** Separators that can also begin the decimals. */
const decimalSeparators = '.,\u066b\u00b7';

interface ParseOptions {
  /** Whether a single separator with three digits after it begins decimals: `1.500` is ambiguous. */
  readonly isDecimal: (separator: string) => boolean;
}

/** A typed number: its digits without group separators, and its decimals. */
interface TypedNumber {
  readonly whole: string;
  readonly decimals: string;
}

/**
 * Parses a number in the notation of any locale: thousands, or hundreds as in India, grouped by commas, dots, spaces of any
 * width or apostrophes; a decimal comma or dot; digits of any script.
 *
 * @returns `null` when the text is not a number.
 */
function parse(text: string, { isDecimal }: ParseOptions): TypedNumber | null {
  const plain = withPlainDigits(
    text.normalize('NFKC').replaceAll(/[\u200e\u200f\u061c]/g, ''),
  ).trim();
  const parts = plain.split(separator);
  if (!parts.every((part) => /^\d+$/.test(part))) return null;
  const separators = Array.from(plain).filter((character) => separator.test(character));
  const last = separators.at(-1);
  const [first = ''] = parts;
  if (last === undefined) return { whole: first, decimals: '' };
  const end = parts.at(-1) ?? '';
  const others = new Set(separators.slice(0, -1));
  const canBeginDecimals = decimalSeparators.includes(last) && !others.has(last);
  const canBeGrouped = !others.has(last) && others.size > 0 ? false : isGrouped(parts);
  if (canBeginDecimals && (!canBeGrouped || isDecimal(last))) {
    const groups = parts.slice(0, -1);
    return groups.length === 1 || isGrouped(groups)
      ? { whole: groups.join(''), decimals: end }
      : null;
  }
  return canBeGrouped ? { whole: parts.join(''), decimals: '' } : null;
}

/** Whether the groups have valid lengths: three digits in the last, two or three in each before it, up to three in the first. */
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

/** Replaces digits of any script by ASCII ones. The ten digits of a script are consecutive code points from zero on. */
function withPlainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
    return String(value);
  });
}

/** @returns the whole number that was typed, `NaN` when the text is not a whole number. */
export function parseWholeNumber(text: string): number {
  const typed = parse(text, { isDecimal: () => false });
  return typed === null || typed.decimals !== '' ? Number.NaN : Number(typed.whole);
}

/**
 * @param ambiguous how to read three digits after a single dot or comma: `'grouped'`, `'decimals'`, or as in a locale
 *   (BCP 47).
 * @returns the number that was typed, `NaN` when the text is not a number.
 */
export function parseNumber(text: string, ambiguous: string): number {
  const typed = parse(text, { isDecimal: (found) => isDecimalSeparator(found, ambiguous) });
  return typed === null ? Number.NaN : Number(`${typed.whole}.${typed.decimals || 0}`);
}

function isDecimalSeparator(character: string, ambiguous: string): boolean {
  if (ambiguous === 'grouped') return false;
  if (ambiguous === 'decimals') return true;
  const parts = new Intl.NumberFormat(ambiguous).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === character;
}
