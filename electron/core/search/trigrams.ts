/** Characters of the parts of a text that the index knows. */
export const trigramLength = 3;

/** Two more characters at the end of a text let its last ones begin a trigram, too: a shorter text is looked for as the start of one. */
const ending = '\u001f\u001f';

/** Stands between two trigrams where the index takes them. A folded text has no line break. */
export const separator = '\n';

/** Bits of an ASCII character. */
const asciiBits = 7;

/** Said of a trigram in place of the number of a request. */
const leftOut = 0xffff_ffff;

/** The trigrams of a folded text, each once. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const characters = Array.from(text);
  const count = Math.max(0, characters.length - trigramLength + 1);
  return new Set(
    Array.from({ length: count }, (_, at) => characters.slice(at, at + trigramLength).join('')),
  );
}

/** Whether a text is too short to have a trigram of its own. */
export function isShort(text: string): boolean {
  return text.length < 2 * trigramLength && Array.from(text).length < trigramLength;
}

/** Takes the trigrams of one request after another. */
export interface Trigrams {
  /** Those that its folded texts are indexed by, each once, without those that are left out. */
  readonly of: (texts: readonly string[]) => readonly string[];
  readonly leaveOut: (trigrams: Iterable<string>) => void;
}

/**
 * Trigrams of ASCII, which are nearly all, are numbers here: each has a place that says which request had it last. That is
 * ten times as quick as a set of strings, and most of the table's 8 MB is never touched.
 */
export function prepareTrigrams(): Trigrams {
  const lastRequest = new Uint32Array(2 ** (asciiBits * trigramLength));
  const others = new Set<string>();
  let request = 0;

  function addAll(text: string, found: string[], seen: Set<string>): void {
    for (let at = 0; at + trigramLength <= text.length; at += 1) {
      const place = placeOf(text, at);
      if (place !== null) {
        const last = lastRequest[place];
        if (last === request || last === leftOut) continue;
        lastRequest[place] = request;
        found.push(text.slice(at, at + trigramLength));
      } else {
        const trigram = trigramAt(text, at);
        if (trigram === null || seen.has(trigram) || others.has(trigram)) continue;
        seen.add(trigram);
        found.push(trigram);
      }
    }
  }

  return {
    of: (texts) => {
      request += 1;
      const found: string[] = [];
      const seen = new Set<string>();
      for (const text of texts) if (text !== '') addAll(text + ending, found, seen);
      return found;
    },
    leaveOut: (trigrams) => {
      for (const trigram of trigrams) {
        const place = placeOf(trigram, 0);
        if (place === null) others.add(trigram);
        else lastRequest[place] = leftOut;
      }
    },
  };
}

/** `null` beyond ASCII. */
function placeOf(text: string, at: number): number | null {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  if ((a | b | c) >> asciiBits !== 0) return null;
  return (a << (2 * asciiBits)) | (b << asciiBits) | c;
}

/** @returns `null` where none begins, such as in the middle of a character of two units. */
function trigramAt(text: string, at: number): string | null {
  if (isUnit(text, at, 0xdc00)) return null;
  let end = at;
  for (let n = 0; n < trigramLength; n += 1) end += isUnit(text, end, 0xd800) ? 2 : 1;
  return end > text.length ? null : text.slice(at, end);
}

/** Whether a unit is the first (0xd800) or the second (0xdc00) of a character of two. */
function isUnit(text: string, at: number, kind: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === kind;
}
