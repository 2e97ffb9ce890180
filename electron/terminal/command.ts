import { readArguments, type OptionSpecs, type OptionValues } from './arguments/read-arguments.ts';
import type { Output } from './output/output.ts';

/** What a command is given besides its arguments. */
export interface Terminal {
  /** The result: `stdout`. */
  readonly out: Output;
  /** Writes a line of messages about the work to `stderr`. */
  readonly report: (line: string) => void;
  readonly resourcesDir: string;
  /** Tells how much of the work is done, from 0 to 1; `null` while that is not known. Nothing is told in a terminal. */
  readonly progress: (share: number | null) => void;
  /** Aborted when the app that runs the command wants it to stop; `null` in a terminal. */
  readonly host: AbortSignal | null;
}

/** A command could not do its work. The message is for the user. */
export class CommandFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailed';
  }
}

/** A command as the table lists it. Its help page and its line in `docs/cli.md` are made from it. */
export interface Command {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Names of its positional arguments, in order; `[NAME …]` stands for any number, every other one is required. */
  readonly positionals: readonly string[];
  readonly options: OptionSpecs;
  /** Paragraphs below the options in its help page. */
  readonly notes: readonly string[];
  /** The exit code when it throws `CommandFailed`. */
  readonly failureCode: 1 | 2;
  /**
   * @returns the exit code: 0 done, 1 failed.
   * @throws BadArguments, CommandFailed
   */
  readonly run: (argv: readonly string[], terminal: Terminal) => Promise<number>;
}

interface CommandParts<O extends OptionSpecs> {
  readonly name: string;
  readonly summary: string;
  readonly positionals?: readonly string[];
  readonly options: O;
  readonly notes?: readonly string[];
  /** 1 when left out: it is 2 where 1 has a meaning of its own. */
  readonly failureCode?: 1 | 2;
  readonly run: (
    options: OptionValues<O>,
    positionals: readonly string[],
    terminal: Terminal,
  ) => Promise<number>;
}

/** Defines a command. The types of the values that `run` receives follow from `options`. */
export function command<const O extends OptionSpecs>(parts: CommandParts<O>): Command {
  const { name, summary, positionals = [], options, notes = [], failureCode = 1 } = parts;
  return {
    name,
    summary,
    positionals,
    options,
    notes,
    failureCode,
    run: async (argv, terminal) => {
      const read = readArguments(argv, options, positionals);
      return parts.run(read.options, read.positionals, terminal);
    },
  };
}
