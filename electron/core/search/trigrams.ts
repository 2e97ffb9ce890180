/** Characters of a trigram. */
const trigramLength = 3;

/** Appended to each text, so that its last characters begin trigrams too: a text of one or two characters is looked up as the start of one. */
const ending = '\u001f\u001f';

/** Separates two trigrams in the text that the index is given. A folded text has no line break. */
export const trigramSeparator = '\n';

/** Bits of an ASCII character. */
const asciiBits = 7;

/** In a slot instead of a request's number: the trigram is left out of the index. */
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
export function isShorterThanTrigram(text: string): boolean {
  return text.length < 2 * trigramLength && Array.from(text).length < trigramLength;
}

/** Collects the trigrams of one request after another. */
export interface Trigrams {
  /** The trigrams of a request's folded texts, each once, without those that are left out. */
  readonly collect: (texts: readonly string[]) => readonly string[];
  readonly leaveOut: (trigrams: Iterable<string>) => void;
}

/**
 * A table has a slot for each trigram of ASCII, with the number of the request that had it last. That is ten times as fast
 * as a set of strings, and most of the table's 8 MB is never touched. Other trigrams are rare and in sets.
 */
export function prepareTrigrams(): Trigrams {
  const lastRequest = new Uint32Array(2 ** (asciiBits * trigramLength));
  const others = new Set<string>();
  let request = 0;

  function addAll(text: string, found: string[], seen: Set<string>): void {
    for (let at = 0; at + trigramLength <= text.length; at += 1) {
      const slot = slotOf(text, at);
      if (slot !== null) {
        const lastSeen = lastRequest[slot];
        if (lastSeen === request || lastSeen === leftOut) continue;
        lastRequest[slot] = request;
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
    collect: (texts) => {
      request += 1;
      const found: string[] = [];
      const seen = new Set<string>();
      for (const text of texts) if (text !== '') addAll(text + ending, found, seen);
      return found;
    },
    leaveOut: (trigrams) => {
      for (const trigram of trigrams) {
        const slot = slotOf(trigram, 0);
        if (slot === null) others.add(trigram);
        else lastRequest[slot] = leftOut;
      }
    },
  };
}

/** A trigram's slot in the table; `null` beyond ASCII. */
function slotOf(text: string, at: number): number | null {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  if ((a | b | c) >> asciiBits !== 0) return null;
  return (a << (2 * asciiBits)) | (b << asciiBits) | c;
}

/** @returns `null` where no trigram begins, such as in the middle of a surrogate pair. */
function trigramAt(text: string, at: number): string | null {
  if (isSurrogate(text, at, 0xdc00)) return null;
  let end = at;
  for (let n = 0; n < trigramLength; n += 1) end += isSurrogate(text, end, 0xd800) ? 2 : 1;
  return end > text.length ? null : text.slice(at, end);
}

/** Whether a unit is a high (0xd800) or a low (0xdc00) surrogate. */
function isSurrogate(text: string, at: number, kind: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === kind;
}
