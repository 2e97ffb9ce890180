import type { CommandWords } from './command-words.ts';

/** Words before a command that change nothing about what it sends. */
const prefix = /^(?:\w+=|sudo$|time$)/;

/**
 * The commands of a script, each with what the one before it writes into it, where that is known: `echo`, `printf` and
 * `cat` with a here-document. Those, and commands that only read what curl answers, are left out.
 */
export function joinedByPipes(commands: readonly CommandWords[]): readonly CommandWords[] {
  const joined: CommandWords[] = [];
  let [isPiped, isAnswer] = [false, false];
  let written: string | null = null;
  for (const command of commands.map(withoutPrefix)) {
    const input: string | null = command.input ?? (isPiped ? written : null);
    const program = command.words[0]?.bytes ?? '';
    const isWriter = command.isPiped && ['echo', 'printf', 'cat'].includes(program);
    const isReader = isPiped && isAnswer;
    if (!isWriter && !isReader) joined.push({ ...command, input });
    written = isWriter ? textWritten(program, command.words.slice(1), input) : null;
    isAnswer = command.isPiped && !isWriter;
    isPiped = command.isPiped;
  }
  return joined;
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
  const [first = '', second] = texts;
  if (program === 'cat') return texts.length === 0 ? input : null;
  if (program === 'echo') return first === '-n' ? texts.slice(1).join(' ') : `${texts.join(' ')}\n`;
  if (second === undefined) return first.replaceAll('\\n', '\n').replaceAll('%%', '%');
  return first === '%s' ? second : first === '%s\\n' ? `${second}\n` : null;
}
