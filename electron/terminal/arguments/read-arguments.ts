import { parseArgs } from 'node:util';
import { nearest } from '../../../shared/nearest.ts';

/** The arguments can't be used. The message says which one and why. */
export class BadArguments extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadArguments';
  }
}

/** One option of a command. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** It may be given several times. */
  readonly multiple?: true;
  /** It belongs to the option of this name that is before it, of which there can be several. */
  readonly of?: string;
  /** The placeholder of its value in the help page, such as `FILE`. */
  readonly value?: string;
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/**
 * The values of the options that were given, by option name. One that belongs to another option has a list: its value for
 * each of those, and `undefined` for those without it.
 */
export type OptionValues<O extends OptionSpecs> = {
  readonly [Name in keyof O]?:
    | (O[Name] extends { readonly of: string }
        ? readonly (OptionValue<O[Name]> | undefined)[]
        : O[Name] extends { readonly multiple: true }
          ? readonly OptionValue<O[Name]>[]
          : OptionValue<O[Name]>)
    | undefined;
};

type OptionValue<Spec extends OptionSpec> = Spec['type'] extends 'boolean' ? boolean : string;

/**
 * Reads the arguments behind the command's name.
 *
 * @param names of the positional arguments, in order. All are required, except a last one that is written as `[NAME …]`,
 *   which stands for any number.
 * @throws BadArguments
 */
export function readArguments<O extends OptionSpecs>(
  argv: readonly string[],
  specs: O,
  names: readonly string[],
): { readonly options: OptionValues<O>; readonly positionals: readonly string[] } {
  const { values, tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(specs).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const owned = createOwnedOptions(specs);
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { rawName, value, inlineValue } = token;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) throw unknownOption(rawName, Object.keys(specs));
    if (spec.type === 'boolean' && value !== undefined) {
      throw new BadArguments(`${rawName} takes no value.`);
    }
    if (spec.type === 'string' && value === undefined) {
      throw new BadArguments(`${rawName} needs a value: ${rawName} ${spec.value ?? 'VALUE'}`);
    }
    if (value?.startsWith('-') === true && value !== '-' && inlineValue !== true) {
      throw new BadArguments(
        `${rawName} needs a value. If the value is "${value}", write ${rawName}=${value}`,
      );
    }
    owned.add(token.name, spec, value ?? true);
  }
  const takesMore = names.at(-1)?.endsWith(' …]') === true;
  const missing = names[positionals.length];
  if (missing?.startsWith('[') === false) throw new BadArguments(`${missing} is missing.`);
  const extra = positionals[names.length];
  if (extra !== undefined && !takesMore) throw new BadArguments(`Unexpected argument "${extra}".`);
  return { options: { ...values, ...owned.values() } as OptionValues<O>, positionals };
}

/** Collects the values of options that belong to another option. */
function createOwnedOptions(specs: OptionSpecs) {
  const owners = new Map<string, number>();
  const lists = new Map<string, (string | boolean | undefined)[]>();
  return {
    add: (name: string, { of }: OptionSpec, value: string | boolean): void => {
      owners.set(name, (owners.get(name) ?? 0) + 1);
      if (of === undefined) return;
      const at = (owners.get(of) ?? 0) - 1;
      if (at < 0) throw new BadArguments(`--${name} belongs behind a --${of}.`);
      const list = lists.get(name) ?? [];
      if (list[at] !== undefined)
        throw new BadArguments(`--${name} is given twice for the same --${of}.`);
      list[at] = value;
      lists.set(name, list);
    },
    values: () =>
      Object.fromEntries(
        Object.entries(specs)
          .filter(([, { of }]) => of !== undefined)
          .map(([name, { of = '' }]) => [
            name,
            Array.from({ length: owners.get(of) ?? 0 }, (_, at) => lists.get(name)?.[at]),
          ]),
      ),
  };
}

/** The value of an option that the command requires. @throws BadArguments */
export function required(value: string | undefined, flag: string): string {
  if (value === undefined) throw new BadArguments(`${flag} is missing.`);
  return value;
}

/** A whole number of at least 1. @throws BadArguments */
export function positive(text: string, what: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (number < 1)
    throw new BadArguments(`${what} must be a whole number of at least 1, not "${text}".`);
  return number;
}

/** A port to listen on; 0 is any free one. @throws BadArguments */
export function portNumber(text: string, flag: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new BadArguments(`${flag} takes a port from 0 to 65535, not "${text}".`);
}

/** An http or https address. @throws BadArguments */
export function httpAddress(text: string, flag: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new BadArguments(`${flag} takes an http or https address, not "${text}".`);
  }
  return url.href;
}

/** The number of a request, as `12` or `#12`. @throws BadArguments */
export function requestNumber(text: string, what: string): number {
  return positive(text.replace(/^#/, ''), what);
}

function unknownOption(rawName: string, known: readonly string[]): BadArguments {
  const near = nearest(rawName.replace(/^-+/, ''), [...known, 'help']);
  const hint = near === null ? '' : ` Did you mean --${near}?`;
  return new BadArguments(`There is no option ${rawName}.${hint}`);
}
