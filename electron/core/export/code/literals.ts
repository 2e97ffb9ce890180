import { isUtf8 } from 'node:buffer';
import { everyHidden } from '../../../../shared/hidden-characters.ts';

/** What ends a text of double quotes, or has a meaning in it, and what ends a script in a page. */
const special = /["\\$]|<(?=\/script|!--)/gi;

/** Escapes of one language for a text in double quotes. */
export interface LiteralRules {
  /** Whether `$` begins a variable. */
  readonly hasVariables: boolean;
  /** An escape for a character by its code point, which stands for its UTF-8. */
  readonly codePoint: (code: number) => string;
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

export const javascriptRules: LiteralRules = {
  hasVariables: false,
  codePoint: (code) => (code > 0xffff ? `\\u{${hex(code, 1)}}` : `\\u${hex(code, 4)}`),
};

/** Of Python and Go, which have the same. */
export const longEscapeRules: LiteralRules = {
  hasVariables: false,
  codePoint: (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`),
};

export const phpRules: LiteralRules = {
  hasVariables: true,
  codePoint: (code) => `\\u{${hex(code, 1)}}`,
};

/**
 * A text in double quotes on one line. Whatever is invisible or changes the order of other characters is escaped, so that
 * the code means what it looks like.
 */
export function textLiteral(text: string, rules: LiteralRules): string {
  const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const escaped = text
    .replace(special, (character) => {
      if (character === '<') return rules.codePoint(0x3c);
      return character === '$' && !rules.hasVariables ? character : `\\${character}`;
    })
    .replace(/[\n\r\t]/g, (character) => named[character] ?? character)
    .replace(everyHidden, (character) => rules.codePoint(character.codePointAt(0) ?? 0));
  return `"${escaped}"`;
}

/**
 * A text in double quotes for exactly these bytes, in a language whose `\x` stands for one byte.
 *
 * @param latin1 one character for each byte.
 */
export function byteLiteral(latin1: string, { hasVariables }: LiteralRules): string {
  const escaped = latin1.replace(/[^ !#%-;=-[\]-~]/g, (character) => {
    if (character === '$' && !hasVariables) return character;
    if (character === '"' || character === '\\' || character === '$') return `\\${character}`;
    return `\\x${hex(character.charCodeAt(0), 2)}`;
  });
  return `"${escaped}"`;
}

/** The text of a body; `null` for bytes that are not UTF-8. */
export function bodyText(body: Uint8Array): string | null {
  return isUtf8(body) ? Buffer.from(body).toString('utf8') : null;
}

/** A body in double quotes where `\x` stands for one byte. */
export function bodyLiteral(body: Uint8Array, rules: LiteralRules): string {
  const text = bodyText(body);
  return text === null
    ? byteLiteral(Buffer.from(body).toString('latin1'), rules)
    : textLiteral(text, rules);
}
