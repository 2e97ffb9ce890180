import type { CommandWords, Word } from './command-words.ts';

/** Words before a command that change nothing about what it sends. */
const prefix = /^(?:\w+=|sudo$|time$)/;

const curlProgram = /(?:^|[\\/])curl(?:\.exe)?$/;

export function isCurl({ words: [program] }: CommandWords): boolean {
  return curlProgram.test(program?.bytes ?? '');
}

/**
 * The commands of a script, each with what the one before it writes into it, where that is known: `echo`, `printf` and
 * `cat` with a here-document. Those, and commands that only read what curl answers, are left out. A command that runs curl
 * never is.
 */
export function joinedByPipes(commands: readonly CommandWords[]): readonly CommandWords[] {
  const joined: CommandWords[] = [];
  let [isPiped, isAnswer] = [false, false];
  let written: PipedText = { text: null, unexpanded: [] };
  for (const command of commands.map(withoutPrefix)) {
    const piped: PipedText =
      isPiped && command.input === null ? written : { text: command.input, unexpanded: [] };
    const input = piped.text;
    const unexpanded = [...piped.unexpanded, ...command.unexpanded];
    const program = command.words[0]?.bytes ?? '';
    const isWriter = command.isPiped && ['echo', 'printf', 'cat'].includes(program);
    const runsCurl = command.words.some(({ bytes }) => curlProgram.test(bytes));
    const isReader = isPiped && isAnswer && !runsCurl;
    if (!isWriter && !isReader) joined.push({ ...command, input, unexpanded });
    const text = isWriter ? textWritten(program, command.words.slice(1), input) : null;
    written = { text, unexpanded: text === null ? [] : unexpanded };
    isAnswer = command.isPiped && !isWriter;
    isPiped = command.isPiped;
  }
  return joined;
}

/** What a command writes into the next one; the text is `null` when that is unknown. */
interface PipedText {
  readonly text: string | null;
  readonly unexpanded: readonly Word[];
}

function withoutPrefix(command: CommandWords): CommandWords {
  const from = command.words.findIndex(({ bytes }) => !prefix.test(bytes));
  return from < 1 ? command : { ...command, words: command.words.slice(from) };
}

/** What a command writes; `null` when that depends on more than the script. */
function textWritten(
  program: string,
  words: CommandWords['words'],
  input: string | null,
): string | null {
  const texts = words.map(({ bytes }) => bytes);
  const [first = '', ...rest] = texts;
  if (program === 'cat') return texts.length === 0 ? input : null;
  if (program === 'echo') return echoed(first === '-n' ? rest : texts, first === '-n' ? '' : '\n');
  if (rest.length === 0) return printed(first);
  return first === '%s'
    ? rest.join('')
    : first === '%s\\n'
      ? rest.map((text) => `${text}\n`).join('')
      : null;
}

/** Other options than `-n` ask for escapes, or are text in one shell and options in another. */
function echoed(texts: readonly string[], end: string): string | null {
  return /^-[neE]+$/.test(texts[0] ?? '') ? null : `${texts.join(' ')}${end}`;
}

/** A format of `printf` without arguments, when it has no other escapes than `\n` and `%%`. */
function printed(format: string): string | null {
  const hasOthers = /[\\%]/.test(format.replace(/\\n|%%/g, ''));
  if (hasOthers || format.startsWith('-')) return null;
  return format.replace(/\\n|%%/g, (escape) => (escape === '%%' ? '%' : '\n'));
}
