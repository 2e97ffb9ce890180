import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { issue } from '../issue.ts';
import { shortened } from '../kind/evidence.ts';
import { forMessages } from './check.ts';

/** What JavaScript, Python and templates write for a value that is missing or is not text. */
const noText = /^\s*(?:undefined|null|none|nan)\s*$|\[object Object\]/i;

/**
 * A letter of UTF-8 that was read as Latin-1: `Ã±` for ñ, `Â¿` for ¿. Left out are `Ã»` and a no-break space, which
 * follow the letter Ã in Portuguese.
 */
const misread = /[ÂÃ][\u00a1-\u00ba\u00bc-\u00bf]/;
const misreadLetters = /[ÂÃ][\u00a1-\u00ba\u00bc-\u00bf]/g;

/** Texts that a program in between has spoilt. */
export const textValue = forMessages(
  ({ read: { message, html } }) =>
    (
      [
        ['message', message.message],
        ['subject', message.subject],
        ['html', html],
      ] as const
    ).flatMap(([field, text]) =>
      text === null ? [] : spoilt(field, text.slice(0, bounds.examinedText.characters)),
    ),
  ['sms', 'email', 'custom'],
);

function spoilt(field: string, text: string): Issue[] {
  const path = `/${field}`;
  const found = noText.exec(text)?.[0].trim();
  if (found !== undefined) return [issue('message.no-text', { field, text: found }, path)];
  const at = misread.exec(text)?.index;
  if (at === undefined) return escapedIn(field, text, path);
  const word = wordAround(text, at);
  const meant = word.replaceAll(misreadLetters, (two) => Buffer.from(two, 'latin1').toString());
  return [
    issue('message.misread', { field, word: shortened(word), meant: shortened(meant) }, path),
  ];
}

/**
 * JSON escapes as text. A backslash with a small letter may be a path of Windows, so `\\n` counts only before anything
 * else, and where no drive is named.
 */
const escape = /\\u[\da-fA-F]{4}|\\r\\n|\\n(?![a-z])/;
const escapes = /\\u([\da-f]{4})|\\r\\n|\\n/gi;
const drive = /\b[a-z]:\\/i;

/** A text that was escaped once too often: for JSON, or for a URL. */
function escapedIn(field: string, text: string, path: string): Issue[] {
  const at = escape.exec(text)?.index;
  if (at !== undefined && !drive.test(text)) {
    const word = wordAround(text, at);
    const meant = word.replace(escapes, (_, hex: string | undefined) =>
      hex === undefined ? ' ' : String.fromCharCode(parseInt(hex, 16)),
    );
    return [escaped(field, word, meant, path)];
  }
  const isEncoded = !/\s/.test(text) && /%(?:20|0a|c3%[89ab][\da-f])/i.test(text);
  if (!isEncoded || text.includes('://')) return [];
  try {
    return [escaped(field, text, decodeURIComponent(text), path)];
  } catch {
    return [];
  }
}

function escaped(field: string, word: string, meant: string, path: string): Issue {
  const values = { field, word: shortened(word), meant: shortened(meant.trim()) };
  return issue('message.escaped', values, path);
}

/** The word at an index, up to 20 characters to each side. */
function wordAround(text: string, at: number): string {
  const before =
    text
      .slice(Math.max(0, at - 20), at)
      .split(/[\s<>]/)
      .at(-1) ?? '';
  const after = text.slice(at, at + 20).split(/[\s<>]/)[0] ?? '';
  return before + after;
}
