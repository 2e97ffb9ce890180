import { BrokenFile } from '../importer.ts';
import { commandFrom } from './copied-lines.ts';
import { createWordCollector, type CommandWords } from './command-words.ts';

/** What a backtick and a letter mean within double quotes (about_Special_Characters). */
const special: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** A variable, or an expression in brackets. */
const expansion = /\$(?:[A-Za-z_]\w*|\{|\()/y;

/**
 * Whether a script is one of PowerShell: it joins lines with a backtick, or escapes quotes for `curl.exe` within single
 * quotes.
 */
export function isPowerShell(script: string): boolean {
  if (/\\\n/.test(script)) return false;
  const escapes = /\bcurl\.exe\b/.test(script) && /'[^'\n]*\\"/.test(script);
  return escapes || /`[ \t]*\n/.test(script);
}

/**
 * Splits the text of PowerShell into the words of its commands (about_Quoting_Rules). Nothing is run or replaced. Windows
 * PowerShell hands quotes to a program only behind a backslash, so `\\"` is a quote.
 *
 * @param script with one character for each byte. Lines end with LF.
 * @throws BrokenFile when a quote is not closed.
 */
export function readPowerShellWords(script: string): readonly CommandWords[] {
  const collect = createWordCollector();
  let line = 1;
  let at = 0;

  function takeQuoted(quote: string): void {
    const begun = line;
    let text = '';
    for (at += 1; ; at += 1) {
      const character = script[at];
      const next = script[at + 1] ?? '';
      if (character === undefined) {
        throw new BrokenFile(`line ${begun}`, 'the quote that begins here is never closed');
      }
      if (character === quote && next !== quote) break;
      if (character === quote) at += 1;
      if (character === '\n') line += 1;
      if (quote === '"' && character === '`') {
        text += special[next] ?? next;
        at += 1;
      } else {
        if (quote === '"') noteExpansion();
        text += character;
      }
    }
    at += 1;
    collect.add(text.replaceAll('\\"', '"'), begun);
  }

  function noteExpansion(): void {
    expansion.lastIndex = at;
    const found = expansion.exec(script)?.[0];
    if (found !== undefined) collect.unexpanded(found, line);
  }

  function skipCopied(): void {
    const from = commandFrom(script, at);
    line += script.slice(at, from).split('\n').length - 1;
    at = from;
  }

  skipCopied();
  while (at < script.length) {
    const character = script.charAt(at);
    const next = script[at + 1] ?? '';
    if (character === "'" || character === '"') takeQuoted(character);
    else if (character === '`') {
      if (next === '\n') line += 1;
      else collect.add(next, line);
      at += 2;
    } else if (character === '#' && !collect.hasWord()) {
      const end = script.indexOf('\n', at);
      at = end === -1 ? script.length : end;
    } else {
      if (character === ' ' || character === '\t') collect.endWord();
      else if (/[\n;|&]/.test(character)) collect.endCommand(character === '|');
      else {
        noteExpansion();
        collect.add(character, line);
      }
      at += 1;
      if (character === '\n') {
        line += 1;
        skipCopied();
      }
    }
  }
  return collect.finish();
}
