import type { Field } from './inspection.ts';
import type { SentenceValues } from './sentence.ts';

/** A value of a JSON body on one side of a comparison. */
export interface ComparedValue {
  /** JSON pointer to it (RFC 6901), cut at `bounds.issuePath`. */
  readonly path: string;
  readonly type: Field['type'];
  /** As people read it, cut at `bounds.comparedValue`: around the first difference when it is long. */
  readonly text: string;
  /** Characters of the value that are left out before `text`. */
  readonly from: number;
  /** Characters of the whole value. */
  readonly length: number;
}

/**
 * One difference between two JSON bodies. `reordered` is a list with the same elements in another order. A name that is
 * repeated in its object is compared from its last value on, which is the one that parsers take.
 */
export interface FieldChange {
  readonly is: 'added' | 'removed' | 'changed' | 'type' | 'reordered';
  /** `null` for what was added. */
  readonly before: ComparedValue | null;
  /** `null` for what was removed. */
  readonly after: ComparedValue | null;
}

/** Why the fields of two bodies were not compared. */
export type FieldsUncompared =
  /** The bodies are the same byte for byte. */
  | 'same'
  /** The left one, the right one or neither of them is JSON or a form. */
  | 'left'
  | 'right'
  | 'both'
  /** Reading them took too long or too much memory. */
  | 'too-large';

export type FieldComparison =
  | {
      readonly is: 'compared';
      /** The first ones, in the order of the later body. */
      readonly changes: readonly FieldChange[];
      /** All that were found. */
      readonly total: number;
      /** The search was ended before all values were compared, because there are so many. */
      readonly isCut: boolean;
    }
  | { readonly is: 'uncompared'; readonly why: FieldsUncompared };

/** The values of one header field, in the order in which they came. */
export interface ComparedHeader {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * One header field that differs: it was added or removed, its value or the number of its repeats changed, or only the
 * spelling of its name.
 */
export interface HeaderChange {
  readonly is: 'added' | 'removed' | 'changed' | 'repeats' | 'spelling';
  readonly before: ComparedHeader | null;
  readonly after: ComparedHeader | null;
}

export interface HeaderComparison {
  readonly changes: readonly HeaderChange[];
  /** The fields that both have come in another order. */
  readonly isReordered: boolean;
}

/** The same part of two texts: `from` characters are left out before it on both sides, because they are the same. */
export interface TextPair {
  readonly from: number;
  readonly left: string;
  readonly right: string;
  /** Whether text is left out behind the part. */
  readonly isLeftCut: boolean;
  readonly isRightCut: boolean;
}

export type TextComparison =
  | { readonly is: 'same' }
  | {
      readonly is: 'text';
      readonly language: 'json' | 'html' | 'xml' | 'text';
      /** After content decoding, otherwise as received. */
      readonly raw: TextPair;
      /** Indented; `null` unless both are JSON that is short enough. */
      readonly pretty: TextPair | null;
      /** The line where they first differ, from 1 on. */
      readonly line: number;
    }
  | {
      /** At least one is binary. The sizes are those after content decoding. */
      readonly is: 'binary';
      readonly leftBytes: number;
      readonly rightBytes: number;
      /** The first byte that differs, from 0 on. */
      readonly at: number;
    }
  | { readonly is: 'too-large' };

/** A fact of both sides, as text; `null` where it is absent. */
export interface ComparedFact {
  readonly name:
    | 'received'
    | 'method'
    | 'path'
    | 'query'
    | 'version'
    | 'size'
    | 'ended'
    | 'verdict'
    | 'reply'
    | 'status'
    | 'statusText'
    /** The address that an answer came from, and how long it took. */
    | 'to'
    | 'ms';
  readonly left: string | number | null;
  readonly right: string | number | null;
}

/**
 * What differs, for one sentence (`comparison-sentence.ts`). The codes are stable.
 *
 * - `code` says how the bodies differ, or that nothing does.
 * - `names` are the first fields that differ, of `count`.
 * - `parts` is what else differs, in the order of importance.
 */
export interface DifferenceSummary {
  readonly code: DifferenceCode;
  readonly names: readonly string[];
  readonly count: number;
  readonly values: SentenceValues;
  readonly parts: readonly { readonly code: PartCode; readonly values: SentenceValues }[];
  /** Milliseconds from the left one to the right one; 0 when that says nothing. */
  readonly gapMs: number;
}

/** What a comparison says of the bodies. */
export type DifferenceCode =
  /** Nothing differs: `replied` when only our reply does. */
  | 'same'
  | 'replied'
  | 'same-body'
  /** The same content with other content codings. */
  | 'coded'
  /** The same values in JSON that is written in another way. */
  | 'rewritten'
  | 'fields'
  | 'added'
  | 'removed'
  | 'text'
  | 'binary'
  | 'body-added'
  | 'body-removed'
  | 'too-large';

/** What can differ besides the bodies. */
export type PartCode =
  | 'status'
  | 'method'
  | 'path'
  | 'query'
  | 'version'
  | 'signature'
  | 'signature-added'
  | 'signature-removed'
  | 'verdict'
  | 'ended'
  | 'headers'
  | 'header-order'
  | 'header-spelling'
  | 'trailers';

/** Two requests, or two answers, compared. */
export interface Comparison {
  readonly subject: 'requests' | 'answers';
  /** All bytes and header fields are the same, in order and spelling. Times and our reply do not count. */
  readonly isSame: boolean;
  readonly difference: DifferenceSummary;
  readonly facts: readonly ComparedFact[];
  readonly fields: FieldComparison;
  readonly headers: HeaderComparison;
  readonly trailers: HeaderComparison;
  readonly text: TextComparison;
}
