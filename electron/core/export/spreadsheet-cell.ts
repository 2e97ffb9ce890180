/** Signs with which a spreadsheet's formula can begin: ASCII, and the full-width and small forms of East Asian keyboards. */
const formulaSigns = new Set('=+-@＝＋－＠﹦﹢﹣﹫');

/** A number, which may have a sign. A telephone number with spaces, dashes or brackets is not one: it would be computed. */
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * What separates cells in some locale, besides the comma. A program with another separator ignores our quotes, because they do not
 * begin its cells; with the comma, the quotes hold a cell together.
 */
const separators = new Set(';|\t\r\n\v\f\u0085\u2028\u2029');

/** A formula may follow these. */
const skipped = /[\s\p{Cf}\p{Cc}"']/u;

/** Text that needs quotes, so that readers keep its ends and its separators. */
const quotedSigns = /[",;|'\t\r\n\v\f\u0085\u2028\u2029]|^\s|\s$/;

/** A cell (RFC 4180) that no spreadsheet of any locale runs as a formula. */
export function spreadsheetCell(value: string | number): string {
  const text = String(value);
  const harmless = plainNumber.test(text) ? text : createGuard()(text);
  return harmless !== text || quotedSigns.test(text) ? `"${inQuotes(harmless)}"` : text;
}

/** Escapes text for the quotes of a cell. */
export function inQuotes(text: string): string {
  return text.replaceAll('"', '""');
}

/**
 * Guards a cell that comes in pieces: puts `'` at its start when it begins with a formula, and before each sign that would begin a
 * formula after a separator of some locale.
 */
export function createGuard(): (piece: string) => string {
  let isFirst = true;
  let canBegin = true;
  return (piece) => {
    const parts: string[] = [];
    if (isFirst && beginsFormula(piece)) {
      parts.push("'");
      canBegin = false;
    }
    isFirst = false;
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece[at] ?? '';
      if (separators.has(sign)) canBegin = true;
      else if (canBegin && formulaSigns.has(sign)) {
        parts.push(piece.slice(from, at), "'");
        from = at;
        canBegin = false;
      } else if (canBegin && !skipped.test(sign)) canBegin = false;
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
