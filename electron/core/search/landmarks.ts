import { partSeparator } from './document.ts';

/**
 * A piece of a text that is rarer than its trigrams: the border of two words (a space with three characters on both sides),
 * or six digits in a row. Where all words of a phrase are common, so are its trigrams, but few requests have two of its
 * words side by side; and numbers of one country or one batch begin with the same digits. A landmark is stored as a number that others may
 * have too: a rare one would take more space by its text, and another candidate is no harm.
 */
interface Landmark {
  readonly token: string;
  /** The part of the text that it is, in UTF-16 units. */
  readonly at: number;
  readonly end: number;
}

/** Characters on each side of the space, in UTF-16 units. */
const reach = 3;

const digits = 6;

const space = 0x20;
const bits = 16;

/** Borders have the numbers below this one, digits those from it on. */
const digitsFrom = 2 ** (bits - 1);

/** Begins no word of a query, so no text is looked up as the start of a landmark's token. */
const mark = partSeparator;

const tokens = Array.from({ length: 2 ** bits }, (_, n) => mark + n.toString(16).padStart(4, '0'));

/** The landmarks of a folded text, each of which every text has that contains it. */
export function landmarksOf(text: string): readonly Landmark[] {
  const found: Landmark[] = [];
  eachLandmark(text, (at, end, number) => {
    if (!text.slice(at, end).includes(partSeparator))
      found.push({ token: tokens[number] ?? '', at, end });
  });
  return found;
}

/** Collects the landmarks of one request after another. */
export interface Landmarks {
  /** The landmarks in a request's folded texts, each once, without those that are left out. */
  readonly collect: (texts: readonly string[]) => LandmarkTokens;
  /** Those among some tokens that are of borders are collected no more. */
  readonly leaveOut: (tokens: Iterable<string>) => void;
}

export interface LandmarkTokens {
  readonly borders: readonly string[];
  /**
   * Of six digits. None of them stays common: the first requests may all have numbers of one batch, and the later
   * ones others.
   */
  readonly digits: readonly string[];
}

/** In place of a request's number: the landmark is left out of the index. */
const leftOut = 0xffff_ffff;

export function prepareLandmarks(): Landmarks {
  const lastRequest = new Uint32Array(2 ** bits);
  let request = 0;
  return {
    collect: (texts) => {
      request += 1;
      const found = { borders: [] as string[], digits: [] as string[] };
      for (const text of texts) {
        eachLandmark(text, (_at, _end, number) => {
          const lastSeen = lastRequest[number];
          if (lastSeen === request || lastSeen === leftOut) return;
          lastRequest[number] = request;
          (number < digitsFrom ? found.borders : found.digits).push(tokens[number] ?? '');
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

function eachLandmark(text: string, take: (at: number, end: number, number: number) => void): void {
  let inRow = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    inRow = isDigit(unit) ? inRow + 1 : 0;
    if (inRow >= digits)
      take(at + 1 - digits, at + 1, digitsFrom + numberOf(text, at + 1 - digits, at + 1));
    else if (unit === space && at >= reach && at + reach < text.length)
      take(at - reach, at + reach + 1, numberOf(text, at - reach, at + reach + 1));
  }
}

/** A digit of ASCII: folding makes these of all wide and narrow ones. */
function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A number below `digitsFrom` for a piece of a text, by FNV-1a. */
function numberOf(text: string, from: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let at = from; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return (hash ^ (hash >>> bits)) & (digitsFrom - 1);
}
