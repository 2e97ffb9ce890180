/** A character outside of GSM-7. */
export interface UnicodeCharacter {
  readonly character: string;
  /** Such as `U+2019`. */
  readonly codePoint: string;
  readonly count: number;
  /** Its indexes in the text, in UTF-16 code units; the first hundred. */
  readonly at: readonly number[];
  /** Its replacement in GSM-7; `null` when there is none. */
  readonly instead: string | null;
}

/** Facts about a phone number from its numbering plan, without a lookup. */
export interface PhoneFacts {
  readonly e164: string;
  readonly international: string;
  /** ISO 3166-1 alpha-2; `null` when several countries share the calling code and none matches. */
  readonly country: string | null;
  readonly callingCode: string;
  /** `null` when the numbering plan does not determine it. */
  readonly type: PhoneType | null;
  /** It is valid in the numbering plan of its country. */
  readonly valid: boolean;
}

export const phoneTypes = [
  'mobile',
  'fixed-line',
  'fixed-line-or-mobile',
  'toll-free',
  'premium-rate',
  'shared-cost',
  'voip',
  'personal-number',
  'pager',
  'uan',
  'voicemail',
] as const;
export type PhoneType = (typeof phoneTypes)[number];

/** How a text would be sent as SMS, with the facts about the receiver's number. */
export interface SmsAnalysis {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
  /** Units that a segment of this text holds: 160 or 153 septets, 70 or 67 UTF-16 units. */
  readonly perSegment: number;
  /** Units of the whole text: septets, or UTF-16 units. */
  readonly units: number;
  /** Free units in the last segment. */
  readonly left: number;
  /** Code points of the whole text. */
  readonly characters: number;
  /** The characters that require UCS-2, the most frequent first; at most a hundred. */
  readonly forcing: readonly UnicodeCharacter[];
  /** Segments after replacing all of those; `null` when there are none, or one has no replacement. */
  readonly segmentsReplaced: number | null;
  /** Links in the text, as written; the first hundred. */
  readonly links: readonly string[];
  /** `null` when there is no readable number. */
  readonly phone: PhoneFacts | null;
}
