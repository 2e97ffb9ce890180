import { BrokenFile } from '../importer.ts';
import { readAnsiC } from './ansi-c.ts';
import {
  createWordCollector,
  type CommandWords,
  type GiveInput,
  type WordCollector,
} from './command-words.ts';
import { commandFrom } from './copied-lines.ts';

/** Characters that end a word outside of quotes. */
const endsWord = /[ \t\n;&|<>()]/;
/** What a backslash escapes within double quotes (POSIX, Shell Command Language, section 2.2.3). */
const escapedInDouble = '$`"\\';
/** What ends a run of characters that mean themselves. */
const plain = /[^ \t\n;&|<>()'"\\$`#]+/y;
const inDouble = /[^"\\$`\n]+/y;
/** A here-document: `<<` and the word that ends it, quoted or not (POSIX, Shell Command Language, section 2.7.4). */
const hereDocument = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|(\\?[^\s;&|<>()'"]+))/y;
/** The beginning of what a shell replaces. */
const expansion = /\$(?:[A-Za-z_][A-Za-z_0-9]*|[0-9@*#?$!-]|\{[^}\n]{0,200}\}?|\()|`/y;

/**
 * Splits the text of a POSIX shell into the words of its commands, as `sh` does, and with the `$'…'` of bash. Nothing is
 * run or replaced: variables and commands in it stay as they are written and are listed.
 *
 * @param script with one character for each byte. Lines end with LF.
 * @throws BrokenFile when a quote is not closed.
 */
export function readShellWords(script: string): readonly CommandWords[] {
  const collect = createWordCollector();
  let at = 0;
  let line = 1;
  const awaited: AwaitedDocument[] = [];

  /** Reads what matches at the present place. */
  function take(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(script)?.[0] ?? '';
    at += found.length;
    return found;
  }

  function takeExpansion(): void {
    const found = take(expansion);
    if (found === '') at += 1;
    else collect.unexpanded(found, line);
    collect.add(found === '' ? '$' : found, line);
  }

  function takeSingle(): void {
    const end = script.indexOf("'", at + 1);
    if (end === -1) throw notClosed(line);
    const text = script.slice(at + 1, end);
    collect.add(text, line);
    line += count(text);
    at = end + 1;
  }

  function takeDouble(): void {
    const begun = line;
    collect.add('', line);
    at += 1;
    for (;;) {
      const run = take(inDouble);
      if (run !== '') collect.add(run, line);
      const character = script[at];
      if (character === undefined) throw notClosed(begun);
      if (character === '"') break;
      if (character === '$' || character === '`') takeExpansion();
      else if (character === '\n') {
        collect.add('\n', line);
        line += 1;
        at += 1;
      } else takeEscapeInDouble();
    }
    at += 1;
  }

  function takeEscapeInDouble(): void {
    const next = script[at + 1] ?? '';
    if (next === '\n') line += 1;
    else collect.add(next !== '' && escapedInDouble.includes(next) ? next : `\\${next}`, line);
    at += 2;
  }

  function takeAnsiC(): void {
    const read = readAnsiC(script, at + 2);
    if (read === null) throw notClosed(line);
    collect.add(read.bytes, line);
    line += count(script.slice(at, read.end));
    at = read.end;
  }

  function takeEscape(): void {
    const next = script[at + 1];
    // A backslash before the end of a line continues it, and one at the end of the text means itself.
    if (next === '\n') line += 1;
    else collect.add(next ?? '\\', line);
    at += 2;
  }

  /** `<<<` and a word, or `<<` and the word at which the here-document ends. */
  function takeInput(): void {
    collect.endWord();
    if (script.startsWith('<<<', at)) {
      at += 3;
      collect.readNextWord();
      return;
    }
    hereDocument.lastIndex = at;
    const [whole = '<<', dash, single, double, bare = ''] = hereDocument.exec(script) ?? [];
    at += whole.length;
    const isQuoted = single !== undefined || double !== undefined || bare.startsWith('\\');
    const end = single ?? double ?? bare.replace(/^\\/, '');
    awaited.push({ end, isQuoted, hasTabs: dash === '-', give: collect.awaitInput() });
  }

  /** Reads the here-document that begins on the next line, up to the line that ends it. */
  function takeDocument({ end, isQuoted, hasTabs, give }: AwaitedDocument): void {
    const begun = line;
    const lines: string[] = [];
    for (;;) {
      at += 1;
      line += 1;
      const next = script.indexOf('\n', at);
      const text = script.slice(at, next === -1 ? script.length : next);
      const stripped = hasTabs ? text.replace(/^\t+/, '') : text;
      at = next === -1 ? script.length : next;
      if (stripped === end || (next === -1 && stripped === '')) break;
      lines.push(`${stripped}\n`);
      if (next === -1) break;
    }
    const content = lines.join('');
    const isExpanded = !isQuoted && hasExpansion.test(content);
    give(
      isQuoted ? content : content.replace(/\\([$`\\])/g, '$1').replace(/\\\n/g, ''),
      isExpanded ? [{ bytes: content, line: begun + 1 }] : [],
    );
  }

  /** What is not of a command where a line begins. */
  function skipCopied(): void {
    const from = commandFrom(script, at);
    line += count(script.slice(at, from));
    at = from;
  }

  skipCopied();

  while (at < script.length) {
    const run = take(plain);
    if (run !== '') addRun(collect, run, line);
    const character = script[at];
    if (character === undefined) break;
    if (character === '\\') takeEscape();
    else if (character === "'") takeSingle();
    else if (character === '"') takeDouble();
    else if (character === '$' && script[at + 1] === "'") takeAnsiC();
    else if (character === '$' && script[at + 1] === '"') at += 1;
    else if (character === '$' || character === '`') takeExpansion();
    else if (character === '#' && collect.hasWord()) {
      collect.add('#', line);
      at += 1;
    } else if (character === '#') take(/[^\n]*/y);
    else if (script.startsWith('<<', at)) takeInput();
    else if (character === '\n' && awaited.length > 0) {
      for (const document of awaited.splice(0)) takeDocument(document);
    } else {
      const isPipe = character === '|' && script[at + 1] !== '|' && script[at - 1] !== '|';
      if (isPipe) collect.endCommand(true);
      else takeOperator(character, collect);
      at += 1;
      if (character === '\n') {
        line += 1;
        skipCopied();
      }
    }
  }
  return collect.finish();
}

/** A here-document whose text begins on the next line. */
interface AwaitedDocument {
  /** The line that ends it. */
  readonly end: string;
  /** Nothing in it is replaced. */
  readonly isQuoted: boolean;
  /** Tabs at the beginning of its lines do not count. */
  readonly hasTabs: boolean;
  readonly give: GiveInput;
}

const hasExpansion = /(?:^|[^\\])[$`]/;

/** Digit by digit where it may be the number of a file, so that the collector can tell. */
function addRun(collect: WordCollector, run: string, line: number): void {
  if (/^\d+$/.test(run)) for (const digit of run) collect.add(digit, line);
  else collect.add(run, line);
}

function takeOperator(character: string, collect: WordCollector): void {
  if (!endsWord.test(character)) return;
  if (character === '>' || character === '<') {
    if (collect.isFileNumber()) collect.dropWord();
    else collect.endWord();
    collect.redirect();
  } else if (character === ' ' || character === '\t') collect.endWord();
  else collect.endCommand();
}

function notClosed(line: number): BrokenFile {
  return new BrokenFile(`line ${line}`, 'the quote that begins here is never closed');
}

function count(text: string): number {
  return text.split('\n').length - 1;
}
