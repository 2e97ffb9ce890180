/** A word of a command line, with one character for each byte (Latin-1), because a shell's words may be any bytes. */
export interface Word {
  readonly bytes: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** One command of a script, without its redirections. */
export interface CommandWords {
  readonly line: number;
  readonly words: readonly Word[];
  /** What the script itself gives it to read, with one character for each byte; `null` for nothing. */
  readonly input: string | null;
  /** The next command reads what it writes. */
  readonly isPiped: boolean;
  /** Parts that a shell would replace by something else. They stay as they are written. */
  readonly unexpanded: readonly Word[];
}

/** Called with the text of a command's standard input, and with the variables in it that a shell would have replaced. */
export type GiveInput = (bytes: string, unexpanded: readonly Word[]) => void;

/** What a command has besides its words. */
interface Given {
  input: string | null;
  readonly unexpanded: Word[];
}

/** Collects the words of commands while a tokenizer reads. */
export interface WordCollector {
  /** Adds to the word that is being read, and begins one where there is none. An empty text begins an empty word. */
  readonly add: (bytes: string, line: number) => void;
  readonly hasWord: () => boolean;
  /** Whether the word consists of digits alone, which before `>` is the number of a file. */
  readonly isFileNumber: () => boolean;
  readonly dropWord: () => void;
  readonly endWord: () => void;
  readonly endCommand: (isPiped?: boolean) => void;
  /** The command that is being read reads a text that comes later, and perhaps after the command has ended. */
  readonly awaitInput: () => GiveInput;
  /** The word that begins next is what the command reads, followed by a line end. */
  readonly readNextWord: () => void;
  /** The word that begins next is the file of a redirection, and no word of the command. */
  readonly redirect: () => void;
  readonly unexpanded: (bytes: string, line: number) => void;
  readonly finish: () => readonly CommandWords[];
}

export function createWordCollector(): WordCollector {
  const commands: (Pick<CommandWords, 'line' | 'words' | 'isPiped'> & { given: Given })[] = [];
  let words: Word[] = [];
  let given: Given = { input: null, unexpanded: [] };
  let pieces: string[] = [];
  let line = 0;
  let isWord = false;
  let isRedirected = false;
  let isInput = false;

  function endWord(): void {
    if (!isWord) return;
    if (isInput) given.input = `${pieces.join('')}\n`;
    else if (!isRedirected) words.push({ bytes: pieces.join(''), line });
    isRedirected = false;
    isInput = false;
    dropWord();
  }

  function dropWord(): void {
    pieces = [];
    isWord = false;
  }

  function endCommand(isPiped = false): void {
    endWord();
    isRedirected = false;
    const [first] = words;
    if (first !== undefined) commands.push({ line: first.line, words, isPiped, given });
    words = [];
    given = { input: null, unexpanded: [] };
  }

  return {
    add: (bytes, at) => {
      if (!isWord) line = at;
      isWord = true;
      pieces.push(bytes);
    },
    hasWord: () => isWord,
    isFileNumber: () => isWord && pieces.every((piece) => /^\d$/.test(piece)),
    dropWord,
    endWord,
    endCommand,
    redirect: () => {
      isRedirected = true;
    },
    awaitInput: () => {
      const reader = given;
      return (bytes, unexpanded) => {
        reader.input = bytes;
        reader.unexpanded.push(...unexpanded);
      };
    },
    readNextWord: () => {
      isInput = true;
    },
    unexpanded: (bytes, at) => void given.unexpanded.push({ bytes, line: at }),
    finish: () => {
      endCommand();
      return commands.map(({ given: { input, unexpanded }, ...command }) => ({
        ...command,
        input,
        unexpanded,
      }));
    },
  };
}
