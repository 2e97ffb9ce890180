/** A line that curl writes with `-v` before a request, or the first of one that it sends or receives. */
const outputLine =
  /^(?:\*[ \t]+(?:Host \S+ was resolved|Trying |Connected to |Uses proxy |Note: )|[<>] (?:HTTP\/\d|[A-Z]{3,10} \S+ HTTP\/\d))/my;

/** A command that runs curl, perhaps behind a prompt. */
export const curlCommand =
  /^(?:[$>] )?(?:\w+=[^\s'"]* )*(?:(?:sudo|time) )?(?:[^\s'"]*[\\/])?curl(?:\.exe)?[ \t\n\r^\\`]/;
const otherCommand = /^(?:\$ |(?:echo|printf|cat)[ \t][^|]*\|)/;

/** A line may begin with the prompt of the terminal that it was copied from. */
const prompt = /[$>] /y;

/**
 * Where the next command begins, when both it and what curl printed were copied from a terminal. Only who reads the words
 * of a script knows where a line begins a command: within quotes and here-documents it is never one of the output.
 *
 * @param at where a line begins, outside of a command.
 * @returns the place behind the output and the prompt.
 */
export function commandFrom(script: string, at: number): number {
  let from = at;
  if (isOutput(script, at)) {
    let line = '';
    do {
      from += line.length;
      const end = script.indexOf('\n', from);
      line = script.slice(from, end === -1 ? script.length : end + 1);
    } while (line !== '' && !curlCommand.test(line) && !otherCommand.test(line));
  }
  prompt.lastIndex = from;
  return prompt.test(script) ? prompt.lastIndex : from;
}

/** A script up to the first line that looks like output, wherever that is. */
export function beforeOutput(script: string): string {
  const at = script.search(new RegExp(outputLine.source, 'm'));
  return at === -1 ? script : script.slice(0, at);
}

/**
 * A script without the second prompt `> `, which a terminal writes before all further lines of a command, also within its
 * quotes. The first prompt of the script says that it has one.
 *
 * @param first the first line with a command.
 */
export function withoutSecondPrompts(script: string, first: string): string {
  const [prompted] = /^[$>] /.exec(first) ?? [];
  if (prompted === undefined) return script;
  let isCommand = false;
  return script
    .split('\n')
    .map((line) => {
      const isSecond =
        (isCommand || prompted === '> ') && /^>(?: |$)/.test(line) && !isOutput(line, 0);
      isCommand = isSecond || line.startsWith('$ ');
      return isSecond ? line.slice(2) : line;
    })
    .join('\n');
}

function isOutput(script: string, at: number): boolean {
  outputLine.lastIndex = at;
  return outputLine.test(script);
}
