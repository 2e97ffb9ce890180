import { commandFrom } from './copied-lines.ts';
import { createWordCollector, type CommandWords } from './command-words.ts';

/** One character of a command line after `cmd.exe` has read it. */
interface Read {
  readonly character: string;
  readonly line: number;
}

/**
 * Splits the text of a Windows command prompt into the words of its commands. First `cmd.exe` reads it: a caret escapes the
 * next character and joins lines, but not within quotes. Then the program splits its command line: a backslash escapes
 * only a quote and the backslashes before one (Microsoft, "Parsing C command-line arguments").
 *
 * @param script with one character for each byte. Lines end with LF.
 */
export function readCmdWords(script: string): readonly CommandWords[] {
  const collect = createWordCollector();
  for (const command of commandLines(script)) {
    splitArguments(command, collect.add, collect.endWord);
    collect.endCommand();
  }
  return collect.finish();
}

/** The commands of a script, without carets. */
function* commandLines(script: string): Generator<readonly Read[], void, void> {
  let command: Read[] = [];
  let isQuoted = false;
  let line = 1;
  let isLineBegin = true;
  for (let at = 0; at < script.length; at += 1) {
    if (isLineBegin) {
      const from = commandFrom(script, at);
      line += script.slice(at, from).split('\n').length - 1;
      at = from;
      isLineBegin = false;
      if (at >= script.length) break;
    }
    let character = script.charAt(at);
    if (character === '^' && !isQuoted) {
      // A caret before the end of a line joins the next one, whose first character then means itself.
      const skipped = script[at + 1] === '\n' ? 2 : 1;
      if (skipped === 2) line += 1;
      at += skipped;
      if (at >= script.length) break;
      character = script.charAt(at);
    } else if (character === '\n' || (!isQuoted && (character === '&' || character === '|'))) {
      yield command;
      command = [];
      isQuoted = false;
      isLineBegin = character === '\n';
      if (isLineBegin) line += 1;
      continue;
    } else if (character === '"') isQuoted = !isQuoted;
    command.push({ character, line });
    if (character === '\n') line += 1;
  }
  yield command;
}

function splitArguments(
  command: readonly Read[],
  add: (bytes: string, line: number) => void,
  endWord: () => void,
): void {
  let isQuoted = false;
  let backslashes = 0;
  for (let at = 0; at < command.length; at += 1) {
    const { character = '', line = 1 } = command[at] ?? {};
    if (character === '\\') {
      backslashes += 1;
      continue;
    }
    const isQuote = character === '"';
    const meant = isQuote ? Math.floor(backslashes / 2) : backslashes;
    if (meant > 0) add('\\'.repeat(meant), line);
    const isEscaped = isQuote && backslashes % 2 === 1;
    backslashes = 0;
    if (isEscaped) add('"', line);
    else if (isQuote && isQuoted && command[at + 1]?.character === '"') {
      // Two quotes within quotes are one that is part of the word.
      add('"', line);
      at += 1;
    } else if (isQuote) {
      add('', line);
      isQuoted = !isQuoted;
    } else if (!isQuoted && (character === ' ' || character === '\t')) endWord();
    else add(character, line);
  }
  if (backslashes > 0) add('\\'.repeat(backslashes), command.at(-1)?.line ?? 1);
}
