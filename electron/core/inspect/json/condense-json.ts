import { bounds } from '../../../../shared/bounds.ts';
import { createJsonScanner, type JsonScanner, type ScannedString } from './json-scanner.ts';
import { createKeptBytes } from './kept-bytes.ts';
import { createWholeCharacters } from './whole-characters.ts';

/** What is kept of a JSON text. */
export interface CondensedJson {
  /** JSON in UTF-8, with the same names and the start of each long string and list. */
  readonly bytes: Uint8Array;
  /** UTF-16 code units of the whole text. */
  readonly length: number;
  /** The values at the top of an object of which something is left out, by their number, repeats counted. */
  readonly values: ReadonlyMap<number, CutValue>;
  /** The strings among them by their names, unless another value of the same name follows. */
  readonly texts: ReadonlyMap<string, CutText>;
  /** The last characters of a text that ends too early; `null` for a complete one. */
  readonly unfinished: string | null;
}

/** A value of which something is left out. */
export interface CutValue {
  /** UTF-16 code units: of a string once it is decoded, of another value as it is written. */
  readonly length: number;
}

/** A string of which something is left out. */
export interface CutText extends CutValue {
  /** Where its bytes are in the body, without the quotes. */
  readonly from: number;
  readonly to: number;
}

export interface CondenseLimits {
  /** UTF-16 code units that are kept of a string, and of one that may hold JSON. */
  readonly text: number;
  readonly packedText: number;
  /** Entries that are kept of a list. */
  readonly entries: number;
  /** Bytes at the start of a field within which no entry is left out. */
  readonly fieldBytes: number;
  /** Bytes that are kept at most. */
  readonly keptBytes: number;
}

/** No check looks further. */
const usualLimits: CondenseLimits = {
  text: bounds.examinedText.characters + 28_000,
  packedText: bounds.within.characters + 2,
  entries: bounds.within.entries,
  fieldBytes: bounds.fieldText.bytes,
  keptBytes: 4 * 1024 ** 2,
};

/** Bytes at the end of an unfinished text that are shown. */
const tailBytes = 256;

/** Top-level names whose values are compared or counted whole. */
const wholeNames: ReadonlySet<string> = new Set([
  ...['type', 'messageId', 'emailMessageId', 'webhookId', 'contactId', 'phone'],
  ...['emailTo', 'attachments'],
]);

/** Reads a JSON text part by part. */
export interface JsonCondenser {
  /** @returns `false` when the text is not valid JSON in UTF-8, or can't be condensed. Nothing may follow that. */
  readonly add: (part: Uint8Array) => boolean;
  /** To be called after the last part. @returns `null` when the text can't be condensed. */
  readonly end: () => CondensedJson | null;
}

/**
 * Leaves out of a long JSON text what no inspection looks at: the rest of long strings and of long lists. Only what is
 * kept is in memory, and an inspection of it has the same result as one of the whole, given the lengths in `cuts`.
 *
 * A text that ends too early, such as that of a body over the limit, is condensed as well.
 *
 * Where that is not sure, nothing is returned: for a text that is not valid JSON in UTF-8, that is nested deeply or made
 * of many names, and for a string whose start says too little about its rest.
 */
export function createJsonCondenser(limits: CondenseLimits = usualLimits): JsonCondenser {
  const kept = createKeptBytes();
  const values = new Map<number, CutValue>();
  const texts = new Map<string, CutText>();
  const characters = createWholeCharacters();
  let offset = 0;
  let tail: Uint8Array = new Uint8Array();
  let rootIsObject = false;
  /** The present value at the top of the object. */
  let field = { name: '', index: -1, from: 0, units: 0, isCut: false };
  let name = '';
  /** The string that is being cut, and the depth of the list whose rest is left out. */
  let cutString: ScannedString | null = null;
  let cutList: number | null = null;
  let cutsRoot = false;

  const isWhole = (): boolean => rootIsObject && wholeNames.has(field.name);

  function markCut(): void {
    if (rootIsObject) field.isCut = true;
    else cutsRoot = true;
  }

  function endField(end: number, text: ScannedString | null): void {
    texts.delete(field.name);
    if (!field.isCut) return;
    const length = text?.length ?? scanner.unitsAt(end) - field.units;
    values.set(field.index, { length });
    if (text !== null) texts.set(field.name, { length, from: text.from, to: end - 1 });
  }

  const scanner: JsonScanner = createJsonScanner({
    valueBegins: (at, depth) => {
      if (depth !== 1 || !rootIsObject) return;
      const units = scanner.unitsAt(at);
      field = { name, index: field.index + 1, from: at, units, isCut: false };
    },
    valueEnds: (end, depth, text) => {
      const wasCut = text === null ? null : cutString;
      if (text !== null && wasCut !== null) {
        cutString = null;
        kept.resume(end - 1);
        // A check may ask whether a text holds HTML.
        if (text.hasLess !== wasCut.hasLess) return false;
      }
      if (depth === 1 && rootIsObject) endField(end, text);
      return true;
    },
    opens: (depth, isObject) => {
      if (depth === 0) rootIsObject = isObject;
    },
    nameEnds: (from, end, depth) => {
      if (depth !== 1) return true;
      const length = kept.lengthAt(end);
      if (length > limits.keptBytes) return false;
      const written = kept.from(length - (end - from), end);
      name = JSON.parse(Buffer.from(written).toString()) as string;
      return true;
    },
    entryEnds: (at, depth, count) => {
      if (count < limits.entries || cutList !== null || isWhole()) return;
      if (rootIsObject && at - field.from < limits.fieldBytes) return;
      kept.stop(at);
      cutList = depth;
      markCut();
    },
    listCloses: (at, depth) => {
      if (depth !== cutList) return;
      cutList = null;
      kept.resume(at);
    },
    lengthToTell: () => (cutList !== null || isWhole() ? Infinity : limits.text),
    isLong: (at, text) => {
      const start = kept.from(kept.lengthAt(at) - (at - text.from), at);
      if (text.length < limits.packedText && mayHoldJson(start)) return limits.packedText;
      // A check may ask whether a text is blank.
      if (!text.hasInk) return null;
      kept.stop(at);
      cutString = text;
      markCut();
      return Infinity;
    },
  });

  return {
    add: (part) => {
      const whole = characters.of(part);
      if (whole === null) return false;
      kept.enter(whole, offset);
      offset += whole.length;
      if (!scanner.add(whole)) return false;
      kept.leave();
      tail = Uint8Array.from(
        Buffer.concat([tail, whole.subarray(-tailBytes)]).subarray(-tailBytes),
      );
      return kept.lengthAt(offset) <= limits.keptBytes;
    },
    end: () => {
      const length = scanner.unitsAt(offset);
      if (!scanner.end()) {
        // Only of a text in one line the place of its end is known.
        if (scanner.hasLineBreak()) return null;
        return {
          bytes: kept.all(),
          length,
          values,
          texts,
          unfinished: Buffer.from(tail).toString(),
        };
      }
      if (!characters.isComplete()) return null;
      const bytes = kept.all();
      const first = bytes.findIndex((byte) => byte > 0x20);
      // A string that is the whole body is read to its end where it may hold JSON.
      if (cutsRoot && bytes[first] === 0x22 && mayHoldJson(bytes.subarray(first + 1))) return null;
      return { bytes, length, values, texts, unfinished: null };
    },
  };
}

/** White space at the start of a JSON string, written as itself or escaped. */
const blanks = /^(?:\s|\\[nrtf])*/;

/** Whether a string may hold JSON, plain or in base64. @param written its start. */
function mayHoldJson(written: Uint8Array): boolean {
  const start = Buffer.from(written.subarray(0, 1_000)).toString('latin1').replace(blanks, '');
  return (
    !/^[!#-Z\]^-z|}~\xc3-\xe0\xe4-\xee\xf0-\xf4]/.test(start) || /^(?:ey|W3|ew|IHs|Cns)/.test(start)
  );
}
