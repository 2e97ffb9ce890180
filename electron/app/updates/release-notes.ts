import { cutText, shortText } from '../../../shared/cut-text.ts';
import { everyHidden } from '../../../shared/hidden-characters.ts';
import type { NoteLine } from '../../../shared/updates.ts';

/** What is read of the notes of a release. */
const bounds = { characters: 20_000, lines: 200, lineCharacters: 600 } as const;

// Escape sequences of terminals (ECMA-48, 5.4); the letters behind ESC would otherwise stay.
const escapeSequence = /\u001b\[[0-?]*[ -/]*[@-~]/g;

/**
 * The notes of a release as lines of plain text. They come from a server, so HTML and everything else in them is text. Of
 * Markdown only what CHANGELOG.md uses is read: headings, lists, links, code and emphasis.
 */
export function readNotes(source: string): readonly NoteLine[] {
  const lines = cutText(source, bounds.characters)
    .replace(escapeSequence, '')
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => line.replace(/\t/g, ' ').replace(everyHidden, '').trim())
    .filter((line) => line !== '');
  return lines.slice(0, bounds.lines).map(readLine);
}

function readLine(line: string): NoteLine {
  const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return { is: 'heading', text: plain(heading) };
  const item = /^[-*] (.*)$/.exec(line)?.[1];
  return item === undefined ? { is: 'text', text: plain(line) } : { is: 'item', text: plain(item) };
}

/** The words of a line of Markdown: of a link its text, and of code and emphasis what is between the marks. */
function plain(line: string): string {
  const words = line
    .slice(0, 4 * bounds.lineCharacters)
    .replace(/\[([^[\]]{0,200})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(/\*\*|`/g, '');
  return shortText(words, bounds.lineCharacters);
}
