import { parseArgs } from 'node:util';
import { nearest } from '../../shared/nearest.ts';

/** The words that were typed do not make a command; the message says which and why. */
export class BadArguments extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadArguments';
  }
}

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: true;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was given, by the names of the options. */
export type Given<O extends Options> = {
  readonly [Name in keyof O]?:
    | (O[Name] extends { readonly type: 'boolean' }
        ? boolean
        : O[Name] extends { readonly multiple: true }
          ? readonly string[]
          : string)
    | undefined;
};

/**
 * Reads the words after the command's name.
 *
 * @param wanted the words that the command takes, in their order; all must be there.
 * @throws BadArguments
 */
export function readArguments<O extends Options>(
  argv: readonly string[],
  options: O,
  wanted: readonly string[],
): { readonly given: Given<O>; readonly words: readonly string[] } {
  const { values, tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, multiple = false }]) => [
        name,
        { type, multiple },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw unknownOption(rawName, Object.keys(options));
    if (option.type === 'boolean' && value !== undefined) {
      throw new BadArguments(`${rawName} takes no value.`);
    }
    if (option.type === 'string' && value === undefined) {
      throw new BadArguments(`${rawName} needs a value: ${rawName} ${option.value ?? 'VALUE'}`);
    }
    if (value?.startsWith('-') === true && value !== '-' && inlineValue !== true) {
      throw new BadArguments(
        `${rawName} needs a value. If it is meant to be "${value}", write ${rawName}=${value}`,
      );
    }
  }
  const missing = wanted[positionals.length];
  if (missing !== undefined) throw new BadArguments(`${missing} is missing.`);
  const extra = positionals[wanted.length];
  if (extra !== undefined) throw new BadArguments(`"${extra}" is not understood.`);
  return { given: values as Given<O>, words: positionals };
}

/** A value that the command can't do without. @throws BadArguments */
export function required(value: string | undefined, flag: string): string {
  if (value === undefined) throw new BadArguments(`${flag} is missing.`);
  return value;
}

/** A whole number from 1 on. @throws BadArguments */
export function positive(text: string, what: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (number < 1)
    throw new BadArguments(`${what} must be a whole number from 1 on, not "${text}".`);
  return number;
}

function unknownOption(rawName: string, known: readonly string[]): BadArguments {
  const near = nearest(rawName.replace(/^-+/, ''), [...known, 'help']);
  const hint = near === null ? '' : ` Did you mean --${near}?`;
  return new BadArguments(`There is no option ${rawName} here.${hint}`);
}
