/**
 * What a spreadsheet takes for the start of a formula and runs: the ASCII signs, and those that East Asian keyboards type
 * (full-width and small forms).
 */
const formulaSigns = new Set('=+-@＝＋－＠﹦﹢﹣﹫');

/** A plain number, with its sign. A telephone number with spaces, dashes or brackets is none: it would be computed. */
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * What parts cells in some locale, besides the comma, which quotes keep together wherever it parts them. A program that
 * parts them at another sign does not know our quotes, for they do not begin its cells.
 */
const separators = new Set(';|\t\r\n\v\f\u0085\u2028\u2029');

/** Before a formula these change nothing. */
const skipped = /[\s\p{Cf}\p{Cc}"']/u;

/** Must stand in quotes, so that no reader takes away what is at the ends or between. */
const quotedSigns = /[",;|'\t\r\n\v\f\u0085\u2028\u2029]|^\s|\s$/;

/** One cell of RFC 4180 that no spreadsheet runs, whatever its locale. */
export function spreadsheetCell(value: string | number): string {
  const text = String(value);
  const harmless = plainNumber.test(text) ? text : createGuard()(text);
  return harmless !== text || quotedSigns.test(text) ? `"${inQuotes(harmless)}"` : text;
}

/** Text within the quotes of a cell. */
export function inQuotes(text: string): string {
  return text.replaceAll('"', '""');
}

/**
 * Guards a cell that comes in pieces: puts `'` at its start when a formula is the first in it, and in front of each sign that
 * would begin a formula after a separator of some locale.
 */
export function createGuard(): (piece: string) => string {
  let isFirst = true;
  // Whether a formula could begin here.
  let armed = true;
  return (piece) => {
    const parts: string[] = [];
    if (isFirst && beginsFormula(piece)) {
      parts.push("'");
      armed = false;
    }
    isFirst = false;
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece[at] ?? '';
      if (separators.has(sign)) armed = true;
      else if (armed && formulaSigns.has(sign)) {
        parts.push(piece.slice(from, at), "'");
        from = at;
        armed = false;
      } else if (armed && !skipped.test(sign)) armed = false;
    }
    parts.push(piece.slice(from));
    return parts.join('');
  };
}

function beginsFormula(text: string): boolean {
  let at = 0;
  while (at < text.length && isBefore(text[at] ?? '')) at += 1;
  return formulaSigns.has(text[at] ?? '');
}

function isBefore(sign: string): boolean {
  return separators.has(sign) || skipped.test(sign);
}
