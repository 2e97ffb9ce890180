import { partSeparator } from './document.ts';

/**
 * A border is a space with the characters around it: the end of one word and the beginning of the next. Where all words of
 * a phrase are common, so are its trigrams, but few requests have two of its words side by side. A border is stored as a
 * number that other borders may have too: the number of a rare one would take less space than its text, and another
 * candidate is no harm.
 */
interface Border {
  readonly token: string;
  /** Where in the text it begins, in UTF-16 units. */
  readonly at: number;
}

/** Characters on each side of the space, in UTF-16 units. */
const reach = 3;

/** The units of a border. */
export const borderLength = 2 * reach + 1;

const bits = 16;

/** Begins no word of a query, so no text is looked up as the start of a border's token. */
const mark = partSeparator;

const tokens = Array.from({ length: 2 ** bits }, (_, n) => mark + n.toString(16).padStart(4, '0'));

/** The borders of a folded text, each of which every text has that contains it. */
export function bordersOf(text: string): readonly Border[] {
  const found: Border[] = [];
  eachBorder(text, (at, number) => {
    if (!text.slice(at, at + borderLength).includes(partSeparator))
      found.push({ token: tokens[number] ?? '', at });
  });
  return found;
}

/** Collects the borders of one request after another. */
export interface Borders {
  /** The tokens of the borders in a request's folded texts, each once, without those that are left out. */
  readonly collect: (texts: readonly string[]) => readonly string[];
  /** Those among some tokens that are of borders are collected no more. */
  readonly leaveOut: (tokens: Iterable<string>) => void;
}

/** In place of a request's number: the border is left out of the index. */
const leftOut = 0xffff_ffff;

export function prepareBorders(): Borders {
  const lastRequest = new Uint32Array(2 ** bits);
  let request = 0;
  return {
    collect: (texts) => {
      request += 1;
      const found: string[] = [];
      for (const text of texts) {
        eachBorder(text, (_, number) => {
          const lastSeen = lastRequest[number];
          if (lastSeen === request || lastSeen === leftOut) return;
          lastRequest[number] = request;
          found.push(tokens[number] ?? '');
        });
      }
      return found;
    },
    leaveOut: (some) => {
      for (const token of some)
        if (token.startsWith(mark) && token.length === mark.length + 4)
          lastRequest[Number.parseInt(token.slice(mark.length), 16)] = leftOut;
    },
  };
}

function eachBorder(text: string, take: (at: number, number: number) => void): void {
  for (
    let middle = text.indexOf(' ', reach);
    middle !== -1 && middle + reach < text.length;
    middle = text.indexOf(' ', middle + 1)
  ) {
    take(middle - reach, numberOf(text, middle));
  }
}

/** A number of 16 bits for the characters around a space, by FNV-1a. */
function numberOf(text: string, middle: number): number {
  let hash = 0x811c_9dc5;
  for (let at = middle - reach; at <= middle + reach; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  }
  return (hash ^ (hash >>> bits)) & (2 ** bits - 1);
}
