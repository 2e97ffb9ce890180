import { bounds } from '../../../../shared/bounds.ts';
import type { Issue } from '../../../../shared/inspection.ts';
import { decodeEncodedWords } from '../form/encoded-words.ts';
import { issue } from '../issue.ts';
import { shortened } from '../kind/evidence.ts';
import { noTextIn } from '../message/no-text.ts';
import {
  percentDecodedAddress,
  percentDecodedPhone,
  percentDecodedText,
} from '../message/percent-encoded.ts';
import { forMessages } from './check.ts';
import { escapedIssue } from './escaped.ts';

/**
 * A letter of UTF-8 that was read as Latin-1: `Ã±` for ñ, `Â¿` for ¿. Left out are `Ã»` and a no-break space, which
 * follow the letter Ã in Portuguese.
 */
const misread = /[ÂÃ][\u00a1-\u00ba\u00bc-\u00bf]/;
const misreadLetters = /[ÂÃ][\u00a1-\u00ba\u00bc-\u00bf]/g;

/** Texts that a program in between has spoilt. */
export const textValue = forMessages(
  ({ read: { message, html } }) => [
    ...(
      [
        ['message', message.message],
        ['subject', message.subject],
        ['html', html],
      ] as const
    ).flatMap(([field, text]) =>
      text === null ? [] : spoilt(field, text.slice(0, bounds.examinedText.characters)),
    ),
    ...noTextIssues('phone', message.phone ?? ''),
    ...encodedIn('phone', message.phone, percentDecodedPhone),
    ...message.emailTo
      .slice(0, bounds.reportedAddresses.entries)
      .flatMap((address) => encodedIn('emailTo', address, percentDecodedAddress)),
    ...encodedIn('emailFrom', message.emailFrom, percentDecodedAddress),
  ],
  ['sms', 'email', 'custom'],
);

/** A number or an address that is percent-encoded. */
function encodedIn(
  field: string,
  value: string | null,
  decode: (text: string) => string | null,
): Issue[] {
  const decoded = value === null ? null : decode(value);
  return value === null || decoded === null
    ? []
    : [escapedIssue(field, value, decoded, `/${field}`)];
}

function noTextIssues(field: string, text: string): Issue[] {
  const found = noTextIn(text);
  return found === null ? [] : [issue('message.no-text', { field, text: found }, `/${field}`)];
}

function spoilt(field: string, text: string): Issue[] {
  const path = `/${field}`;
  const noText = noTextIssues(field, text);
  if (noText.length > 0) return noText;
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
    return [escapedIssue(field, word, meant, path)];
  }
  const decoded = percentDecodedText(text) ?? headerDecoded(field, text);
  return decoded === null ? [] : [escapedIssue(field, text, decoded, path)];
}

/** A subject as a mail header encodes it (RFC 2047), decoded; `null` for any other text. */
function headerDecoded(field: string, text: string): string | null {
  const decoded = field === 'subject' ? decodeEncodedWords(text) : text;
  return decoded === text ? null : decoded;
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
