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
  if (at === undefined) return [];
  const word = wordAround(text, at);
  const meant = word.replaceAll(misreadLetters, (two) => Buffer.from(two, 'latin1').toString());
  return [
    issue('message.misread', { field, word: shortened(word), meant: shortened(meant) }, path),
  ];
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
