import { BrokenFile } from '../importer.ts';
import type { CommandWords, Word } from './command-words.ts';
import {
  ignoredLetters,
  ignoredWithValue,
  nameOfLetter,
  readOptions,
  switches,
} from './curl-options.ts';

export type OptionName = keyof typeof readOptions;
export type SwitchName = keyof typeof switches;

/** What the words of a curl command ask for, in their order. */
export interface CurlOptions {
  readonly options: readonly { readonly name: OptionName; readonly value: string }[];
  readonly switches: ReadonlySet<SwitchName>;
  readonly addresses: readonly string[];
  /** What curl reads from standard input; `null` when that is unknown. */
  readonly input: string | null;
}

/**
 * Reads the options of one request. `--next` begins another.
 *
 * @throws BrokenFile when an option lacks its value.
 */
export function readOptionsOf({ words, input }: CommandWords): readonly CurlOptions[] {
  const all: CurlOptions[] = [];
  let options: CurlOptions['options'][number][] = [];
  let given = new Set<SwitchName>();
  let addresses: string[] = [];
  let onlyAddresses = false;

  function end(): void {
    all.push({ options, switches: given, addresses, input });
    options = [];
    given = new Set();
    addresses = [];
  }

  function take(name: string, value: string): void {
    if (name === 'url') addresses.push(value);
    else options.push({ name: name as OptionName, value });
  }

  let at = 1;
  function valueAfter(word: Word, name: string): string {
    at += 1;
    const value = words[at];
    if (value === undefined) throw new BrokenFile(`line ${word.line}`, `${name} has no value`);
    return value.bytes;
  }

  function takeLong(word: Word): void {
    const [, name = '', joined] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word.bytes) ?? [];
    const value = () => joined ?? valueAfter(word, `--${name}`);
    if (name === 'next') end();
    else if (Object.hasOwn(readOptions, name)) take(name, value());
    else if (Object.hasOwn(switches, name)) given.add(name as SwitchName);
    else if (ignoredWithValue.has(name)) value();
  }

  /** Several letters may share a word; the rest of it is the value of the first that has one. */
  function takeLetters(word: Word): void {
    for (let place = 1; place < word.bytes.length; place += 1) {
      const letter = word.bytes.charAt(place);
      const name = nameOfLetter(letter);
      const hasValue = ignoredLetters.has(letter) || (name !== null && name in readOptions);
      if (hasValue) {
        const rest = word.bytes.slice(place + 1);
        const value = rest === '' ? valueAfter(word, `-${letter}`) : rest;
        if (name !== null) take(name, value);
        return;
      }
      if (letter === ':') end();
      else if (name !== null) given.add(name as SwitchName);
    }
  }

  for (; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (onlyAddresses || !word.bytes.startsWith('-') || word.bytes === '-') {
      addresses.push(word.bytes);
    } else if (word.bytes === '--') onlyAddresses = true;
    else if (word.bytes.startsWith('--')) takeLong(word);
    else takeLetters(word);
  }
  end();
  return all;
}
