/** What is known of a string once it was read up to a place. */
export interface ScannedString {
  /** Where it begins in the body, behind its quote. */
  readonly from: number;
  /** UTF-16 code units of its decoded text. */
  readonly length: number;
  /** It has a character that is surely no white space, apart from escapes. */
  readonly hasInk: boolean;
  /** It has a `<`. */
  readonly hasLess: boolean;
}

/** What a scanner tells. A place is the offset of a byte in the whole text; a depth says how many lists and objects are around. */
export interface JsonListener {
  readonly valueBegins: (at: number, depth: number) => void;
  readonly opens: (depth: number, isObject: boolean) => void;
  /** @param end behind the value. @param text what it is when it is a string. @returns `false` to refuse the text. */
  readonly valueEnds: (end: number, depth: number, text: ScannedString | null) => boolean;
  /** @param from its opening quote. @param end behind its closing quote. @returns `false` to refuse the text. */
  readonly nameEnds: (from: number, end: number, depth: number) => boolean;
  /** A comma in a list. @param count the entries before it. */
  readonly entryEnds: (at: number, depth: number, count: number) => void;
  /** The closing bracket of a list. */
  readonly listCloses: (at: number, depth: number) => void;
  /** Which length of the string value that begins is told. */
  readonly lengthToTell: () => number;
  /** A string value has that length. @returns the next one to tell, `null` to refuse the text. */
  readonly isLong: (at: number, text: ScannedString) => number | null;
}

/** Reads a JSON text part by part. It accepts what `JSON.parse` accepts, with a limit for the depth. */
export interface JsonScanner {
  /**
   * @param part valid UTF-8 with whole characters.
   * @returns `false` when the text is not valid JSON, or was refused. Nothing may follow that.
   */
  readonly add: (part: Uint8Array) => boolean;
  /** Whether the text is complete. To be called after the last part. */
  readonly end: () => boolean;
  /** Whether there was a line break outside of strings. */
  readonly hasLineBreak: () => boolean;
  /** UTF-16 code units of the text before the current place. */
  readonly unitsAt: (place: number) => number;
}

const now = {
  ...{ value: 0, valueOrEnd: 1, nameOrEnd: 2, name: 3, colon: 4, after: 5 },
  ...{ string: 6, escape: 7, hex: 8, literal: 9 },
  // A number ends with the byte behind it, so each of these states also says whether it may end here.
  ...{ minus: 10, zero: 11, integer: 12, point: 13, fraction: 14, e: 15, sign: 16, digits: 17 },
} as const;

const mayEndNumber: ReadonlySet<number> = new Set([
  now.zero,
  now.integer,
  now.fraction,
  now.digits,
]);

/** Bytes in a string that need no more than counting: printable ASCII without the quote and the backslash. */
const isPlain = new Uint8Array(256).fill(1, 0x20, 0x80);
for (const byte of [0x22, 0x5c]) isPlain[byte] = 0;
/** The same until a `<` has come. */
const isPlainAtFirst = Uint8Array.from(isPlain);
isPlainAtFirst[0x3c] = 0;

/** First bytes of the characters beyond ASCII that JavaScript counts as white space. */
const mayBeginBlank: ReadonlySet<number> = new Set([0xc2, 0xe1, 0xe2, 0xe3, 0xef]);

const literals: Readonly<Record<number, string>> = { 0x74: 'true', 0x66: 'false', 0x6e: 'null' };

/** @param deepest levels of nesting; more are refused. */
export function createJsonScanner(listener: JsonListener, deepest = 1_000): JsonScanner {
  /** For each level 1 for an object and 0 for a list, and how many entries of a list have ended. */
  const isObject = new Uint8Array(deepest + 1);
  const entries = new Uint32Array(deepest + 1);
  let depth = 0;
  let state: number = now.value;
  let isDone = false;
  let hasLineBreak = false;
  /** The offset of the present part. */
  let base = 0;
  /** By how many the bytes up to here exceed the UTF-16 code units. */
  let excess = 0;

  let isName = false;
  let stringFrom = 0;
  let unitsBefore = 0;
  let escapeExcess = 0;
  let hasInk = false;
  let hasLess = false;
  let toTell = Infinity;
  let hexDigits = 0;
  let hexValue = 0;
  let isAfterHigh = false;
  let literal = '';
  let literalAt = 0;

  const lengthAt = (at: number): number => base + at - excess - unitsBefore - escapeExcess;
  const stringAt = (at: number): ScannedString => ({
    from: stringFrom,
    length: lengthAt(at),
    hasInk,
    hasLess,
  });

  function endValue(end: number, text: ScannedString | null = null): boolean {
    state = now.after;
    isDone = depth === 0;
    return listener.valueEnds(base + end, depth, text);
  }

  function beginString(at: number, asName: boolean): void {
    state = now.string;
    isName = asName;
    stringFrom = base + at + 1;
    unitsBefore = stringFrom - excess;
    escapeExcess = 0;
    hasInk = false;
    hasLess = false;
    isAfterHigh = false;
    toTell = asName ? Infinity : listener.lengthToTell();
  }

  function open(object: 0 | 1): boolean {
    if (depth === deepest) return false;
    listener.opens(depth, object === 1);
    depth += 1;
    isObject[depth] = object;
    entries[depth] = 0;
    state = object === 1 ? now.nameOrEnd : now.valueOrEnd;
    return true;
  }

  function close(at: number, object: 0 | 1): boolean {
    if (depth === 0 || isObject[depth] !== object) return false;
    if (object === 0) listener.listCloses(base + at, depth);
    depth -= 1;
    return endValue(at + 1);
  }

  function comma(at: number): boolean {
    if (depth === 0) return false;
    state = isObject[depth] === 1 ? now.name : now.value;
    if (state === now.name) return true;
    const count = (entries[depth] ?? 0) + 1;
    entries[depth] = count;
    listener.entryEnds(base + at, depth, count);
    return true;
  }

  function beginValue(at: number, byte: number): boolean {
    listener.valueBegins(base + at, depth);
    if (byte === 0x22) beginString(at, false);
    else if (byte === 0x7b) return open(1);
    else if (byte === 0x5b) return open(0);
    else if (byte === 0x2d) state = now.minus;
    else if (byte === 0x30) state = now.zero;
    else if (byte > 0x30 && byte <= 0x39) state = now.integer;
    else {
      literal = literals[byte] ?? '';
      literalAt = 1;
      state = now.literal;
      return literal !== '';
    }
    return true;
  }

  /** A byte between tokens. */
  function structure(at: number, byte: number): boolean {
    if (byte === 0x20 || byte === 0x09) return true;
    if (byte === 0x0a || byte === 0x0d) return (hasLineBreak = true);
    if (state === now.after) {
      if (byte === 0x2c) return comma(at);
      return (byte === 0x5d && close(at, 0)) || (byte === 0x7d && close(at, 1));
    }
    if (state === now.colon) {
      state = now.value;
      return byte === 0x3a;
    }
    if (state === now.name || state === now.nameOrEnd) {
      if (byte === 0x7d) return state === now.nameOrEnd && close(at, 1);
      beginString(at, true);
      return byte === 0x22;
    }
    if (byte === 0x5d) return state === now.valueOrEnd && close(at, 0);
    return beginValue(at, byte);
  }

  /** A byte of a string that is not plain. */
  function inString(at: number, byte: number): boolean {
    if (byte === 0x22) {
      if (!isName) return endValue(at + 1, stringAt(at));
      state = now.colon;
      return listener.nameEnds(stringFrom - 1, base + at + 1, depth);
    }
    if (byte === 0x5c) {
      state = now.escape;
      return true;
    }
    isAfterHigh = false;
    if (byte === 0x3c) hasLess = hasInk = true;
    else if (byte < 0x20) return false;
    else if (byte >= 0xc0) {
      excess += byte >= 0xe0 ? 2 : 1;
      hasInk ||= !mayBeginBlank.has(byte);
    }
    // A character of four bytes is two code units, and of fewer bytes one.
    return true;
  }

  function inEscape(byte: number): boolean {
    isAfterHigh = false;
    if (byte === 0x75) {
      hexDigits = 0;
      hexValue = 0;
      state = now.hex;
      return true;
    }
    escapeExcess += 1;
    state = now.string;
    return '"\\/bfnrt'.includes(String.fromCharCode(byte));
  }

  function inHex(byte: number): boolean {
    const digit = Number.parseInt(String.fromCharCode(byte), 16);
    hexValue = hexValue * 16 + digit;
    hexDigits += 1;
    if (hexDigits === 4) {
      escapeExcess += 5;
      state = now.string;
      isAfterHigh = hexValue >= 0xd800 && hexValue < 0xdc00;
      if (hexValue === 0x3c) hasLess = true;
    }
    return !Number.isNaN(digit);
  }

  /** A byte of a number, or the first one behind it. */
  function inNumber(at: number, byte: number): boolean {
    const isDigit = byte >= 0x30 && byte <= 0x39;
    const isE = byte === 0x65 || byte === 0x45;
    if (state === now.minus && isDigit) state = byte === 0x30 ? now.zero : now.integer;
    else if (isDigit && state === now.point) state = now.fraction;
    else if (isDigit && (state === now.e || state === now.sign)) state = now.digits;
    else if (isDigit && state !== now.zero) return state !== now.minus;
    else if (byte === 0x2e && (state === now.zero || state === now.integer)) state = now.point;
    else if (isE && mayEndNumber.has(state) && state !== now.digits) state = now.e;
    else if (state === now.e && (byte === 0x2b || byte === 0x2d)) state = now.sign;
    else return mayEndNumber.has(state) && endValue(at) && structure(at, byte);
    return true;
  }

  function inLiteral(at: number, byte: number): boolean {
    const isRight = byte === literal.charCodeAt(literalAt);
    literalAt += 1;
    return isRight && (literalAt < literal.length || endValue(at + 1));
  }

  /** Plain bytes of a string, up to its next other byte or to the length that is to be told. @returns the next place. */
  function plainFrom(bytes: Uint8Array, from: number, end: number): number {
    let at = from;
    const last = Math.min(end, from + Math.max(0, toTell - lengthAt(from)));
    const plain = hasLess ? isPlain : isPlainAtFirst;
    while (at < last && plain[bytes[at] as number] === 1) at += 1;
    for (let seen = from; !hasInk && seen < at; seen += 1) hasInk = bytes[seen] !== 0x20;
    if (at > from) isAfterHigh = false;
    return at;
  }

  /** Whether the string may be cut before this byte: not within a character. */
  function isBetween(byte: number): boolean {
    return !isAfterHigh && (byte & 0xc0) !== 0x80;
  }

  function scan(bytes: Uint8Array): boolean {
    const end = bytes.length;
    for (let at = 0; at < end; at += 1) {
      if (state === now.string) {
        at = plainFrom(bytes, at, end);
        if (at === end) return true;
        if (lengthAt(at) >= toTell && isBetween(bytes[at] ?? 0)) {
          const next = listener.isLong(base + at, stringAt(at));
          if (next === null) return false;
          toTell = next;
          at = plainFrom(bytes, at, end);
          if (at === end) return true;
        }
      }
      const byte = bytes[at] ?? 0;
      let isRight: boolean;
      if (state <= now.after) isRight = structure(at, byte);
      else if (state === now.string) isRight = inString(at, byte);
      else if (state === now.escape) isRight = inEscape(byte);
      else if (state === now.hex) isRight = inHex(byte);
      else if (state === now.literal) isRight = inLiteral(at, byte);
      else isRight = inNumber(at, byte);
      if (!isRight) return false;
    }
    return true;
  }

  return {
    add: (part) => {
      const isRight = scan(part);
      base += part.length;
      return isRight;
    },
    end: () => {
      if (mayEndNumber.has(state) && depth === 0) return endValue(0);
      return isDone;
    },
    hasLineBreak: () => hasLineBreak,
    unitsAt: (place) => place - excess,
  };
}
