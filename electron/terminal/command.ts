import { readArguments, type Given, type Options } from './arguments.ts';
import type { Output } from './output.ts';

/** What a command finds around it. */
export interface Terminal {
  readonly out: Output;
  /** For words to the user that are not the answer: `stderr`. */
  readonly tell: (line: string) => void;
  readonly resourcesDir: string;
}

/** A command could not do what was asked; the message is for the user. */
export class CommandFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailed';
  }
}

/** A row of the table of commands. Its help is made from it. */
export interface Command {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** The words that it takes besides its options. */
  readonly words: readonly string[];
  readonly options: Options;
  /** Said below the options. */
  readonly notes: readonly string[];
  /** @throws BadArguments, CommandFailed */
  readonly run: (argv: readonly string[], terminal: Terminal) => Promise<number>;
}

interface Parts<O extends Options> {
  readonly name: string;
  readonly summary: string;
  readonly words?: readonly string[];
  readonly options: O;
  readonly notes?: readonly string[];
  /** @returns the exit code: 0 done, 1 failed. */
  readonly run: (given: Given<O>, words: readonly string[], terminal: Terminal) => Promise<number>;
}

/** Puts a command together; what it is given is typed by its own options. */
export function command<const O extends Options>(parts: Parts<O>): Command {
  const { name, summary, words = [], options, notes = [] } = parts;
  return {
    name,
    summary,
    words,
    options,
    notes,
    run: async (argv, terminal) => {
      const read = readArguments(argv, options, words);
      return parts.run(read.given, read.words, terminal);
    },
  };
}
