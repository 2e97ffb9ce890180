import { BrokenFile, type Imported, type OnProblem, type TextImporter } from '../importer.ts';
import { readCmdWords } from './cmd-words.ts';
import type { CommandWords } from './command-words.ts';
import { beforeOutput, curlCommand, withoutSecondPrompts } from './copied-lines.ts';
import { requestsOf } from './curl-requests.ts';
import { isCurl, joinedByPipes } from './pipes.ts';
import { isPowerShell, readPowerShellWords } from './powershell-words.ts';
import { readShellWords } from './shell-words.ts';

/** A command that writes a text into curl. */
const pipedInto = /^(?:[$>] )?(?:echo|printf|cat)[ \t][\s\S]*?\|\s*(?:\\\s*)?curl(?:\.exe)?\s/;

/** Comments, blank lines, and the first line of a block of code in Markdown. */
const beforeCommand = /^(?:\s+|#[^\n]*\n|```\w*[ \t]*\n)*/;

/** A caret that joins lines or escapes a quote, as Chrome writes for the command prompt of Windows. */
const caret = /\^(?:[ \t]*(?:\n|$)|["^])/;

/** curl commands, as browsers, Postman and documentation write them. No shell runs them and no file is read. */
export const curl: TextImporter = {
  is: 'text',
  name: 'cURL',
  recognises: (head) => {
    const text = head.replaceAll('\r\n', '\n').replace(beforeCommand, '');
    return curlCommand.test(text) || pipedInto.test(text);
  },
  read: readCurl,
};

/** @throws BrokenFile when no command can be read. */
function* readCurl(
  bytes: Buffer,
  now: number,
  onProblem: OnProblem,
): Generator<Imported, void, void> {
  const copied = bytes.toString('latin1').replaceAll('\r\n', '\n');
  const script = withoutSecondPrompts(withoutFences(copied), copied.replace(beforeCommand, ''));
  let entry = 0;
  let count = 0;
  let first: BrokenFile | null = null;
  for (const command of joinedByPipes(commandsIn(script))) {
    entry += 1;
    const notes: { place: string; reason: string }[] = [];
    const place = `line ${command.line}`;
    let read: readonly Imported[] = [];
    if (isCurl(command)) {
      try {
        read = requestsOf(command, now, (option, reason) =>
          notes.push({ place: `${place}, ${option}`, reason }),
        );
      } catch (error) {
        if (!(error instanceof BrokenFile)) throw error;
        notes.push({ place: error.place, reason: error.reason });
      }
    } else notes.push({ place, reason: 'not a curl command' });
    for (const { line } of command.unexpanded.slice(0, 1)) {
      const reason = 'a variable or command is not replaced; it stays as it is written';
      if (read.length > 0) notes.push({ place: `line ${line}`, reason });
    }
    for (const { place: where, reason } of notes) {
      first ??= new BrokenFile(where, reason);
      onProblem({ entry, place: where, reason, imported: read.length > 0 });
    }
    count += read.length;
    yield* read;
  }
  if (count === 0) throw first ?? new BrokenFile('line 1', 'no curl command');
}

function commandsIn(script: string): readonly CommandWords[] {
  const typed = beforeOutput(script);
  const isCmd = caret.test(typed) && !/\\\n/.test(typed);
  if (isCmd) return readCmdWords(script);
  return isPowerShell(typed) ? readPowerShellWords(script) : readShellWords(script);
}

/** The lines of a block of code in Markdown stay counted. */
function withoutFences(script: string): string {
  return /^\s*```/.test(script) ? script.replace(/^```\w*[ \t]*$/gm, '') : script;
}
