/*
 * The tokens of CSS Syntax 3 that can contain a URL. Positions are UTF-16 code units.
 *
 * Not css-tree, which reads `×url(` as one function name, while browsers now read `url(` there. The tests use css-tree
 * as an independent parser of the output.
 */

const identChar = /[-\w\u0080-\uffff]/;

/** An escape (section 4.3.7) starting at the backslash. */
function readEscape(text: string, at: number): { char: string; end: number } {
  const hex = /^[0-9a-f]{1,6}/i.exec(text.slice(at + 1, at + 7))?.[0];
  if (hex === undefined) {
    const char = String.fromCodePoint(text.codePointAt(at + 1) ?? 0xfffd);
    return { char, end: Math.min(text.length, at + 1 + char.length) };
  }
  const code = Number.parseInt(hex, 16);
  const char = code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  const blank = /^(?:\r\n|[ \t\r\n\f])/.exec(text.slice(at + 1 + hex.length, at + 3 + hex.length));
  return { char, end: at + 1 + hex.length + (blank?.[0].length ?? 0) };
}

/**
 * An identifier (section 4.3.11) in lower case, with its escapes decoded.
 *
 * @returns `end` equal to `at` when there is none.
 */
export function readIdent(text: string, at: number): { name: string; end: number } {
  let name = '';
  let end = at;
  while (end < text.length) {
    const char = text.charAt(end);
    if (identChar.test(char)) {
      name += char;
      end += 1;
    } else if (char === '\\' && !/^[\n\r\f]/.test(text.slice(end + 1, end + 2))) {
      const escaped = readEscape(text, end);
      name += escaped.char;
      end = escaped.end;
    } else break;
  }
  return { name: name.toLowerCase(), end };
}

/** A string (section 4.3.5) that starts at its quote and ends at the closing quote, at a line end, or with the text. */
export function readString(text: string, at: number): { value: string; end: number } {
  const quote = text.charAt(at);
  let value = '';
  let end = at + 1;
  while (end < text.length) {
    const char = text.charAt(end);
    if (char === quote) return { value, end: end + 1 };
    if (/[\n\r\f]/.test(char)) return { value, end };
    if (char !== '\\') {
      value += char;
      end += 1;
    } else if (/^[\n\r\f]/.test(text.slice(end + 1, end + 2))) {
      end += text.startsWith('\r\n', end + 1) ? 3 : 2;
    } else {
      const escaped = readEscape(text, end);
      value += escaped.char;
      end = escaped.end;
    }
  }
  return { value, end };
}

/** The position after a comment that starts at `at` (section 4.3.2). An unclosed comment ends with the text. */
export function commentEnd(text: string, at: number): number {
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (/\s/.test(text.charAt(next))) next += 1;
  return next;
}

function isQuoted(text: string, at: number): boolean {
  return /["']/.test(text.charAt(skipBlanks(text, at)));
}

/**
 * The URL in `url(…)`, quoted or not (section 4.3.6).
 *
 * @param at the position after the opening parenthesis; `end` is the position after the closing one.
 */
export function readUrl(text: string, at: number): { url: string; end: number } {
  const start = skipBlanks(text, at);
  if (isQuoted(text, start)) {
    const { value } = readString(text, start);
    return { url: value, end: blockEnd(text, start, ')').end };
  }
  let url = '';
  let end = start;
  while (end < text.length && text.charAt(end) !== ')') {
    if (text.charAt(end) === '\\') {
      const escaped = readEscape(text, end);
      url += escaped.char;
      end = escaped.end;
    } else {
      url += text.charAt(end);
      end += 1;
    }
  }
  return { url: url.trim(), end: Math.min(text.length, end + 1) };
}

/**
 * Finds the first `closer` that is outside of strings, comments and inner brackets.
 *
 * @returns the position after it, and every address before it: the strings and the contents of `url()`.
 *
 * @param closer `rule` is the end of an at-rule: its semicolon or its block.
 */
export function blockEnd(
  text: string,
  at: number,
  closer: ';' | ')' | 'rule',
): { end: number; urls: readonly string[] } {
  const urls: string[] = [];
  let depth = 0;
  let end = at;
  while (end < text.length) {
    const char = text.charAt(end);
    if (depth === 0 && char === (closer === 'rule' ? ';' : closer)) return { end: end + 1, urls };
    // A declaration or rule without a semicolon ends with the block around it.
    if (closer !== ')' && depth === 0 && char === '}') return { end, urls };
    if (closer === 'rule' && depth === 1 && char === '}') return { end: end + 1, urls };
    if (text.startsWith('/*', end)) {
      end = commentEnd(text, end);
    } else if (char === '"' || char === "'") {
      const read = readString(text, end);
      urls.push(read.value);
      end = read.end;
    } else {
      const { name, end: past } = readIdent(text, end);
      // A quoted address is read as text in brackets: no recursion for unclosed `url("`.
      if (name === 'url' && text.charAt(past) === '(' && !isQuoted(text, past + 1)) {
        const read = readUrl(text, past + 1);
        urls.push(read.url);
        end = read.end;
      } else if (past > end) end = past;
      else {
        if ('([{'.includes(char)) depth += 1;
        else if (')]}'.includes(char)) depth -= 1;
        end += 1;
      }
    }
  }
  return { end, urls };
}
