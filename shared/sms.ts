/** A character that no GSM-7 text can hold. */
export interface ForcingCharacter {
  readonly character: string;
  /** Such as `U+2019`. */
  readonly codePoint: string;
  readonly count: number;
  /** Where it stands, in UTF-16 units; the first hundred places. */
  readonly at: readonly number[];
  /** What GSM-7 has in its place, `null` when nothing comes near. */
  readonly instead: string | null;
}

/** What a phone number tells of itself. Nobody is asked. */
export interface PhoneFacts {
  readonly e164: string;
  readonly international: string;
  /** ISO 3166-1 alpha-2; `null` where several share the calling code and the number fits none. */
  readonly country: string | null;
  readonly callingCode: string;
  /** `null` when its numbering plan does not tell. */
  readonly type: PhoneType | null;
  /** It fits the numbering plan of its country. */
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

/** How a text would go over the air, and what the number it goes to tells. */
export interface SmsReading {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
  /** Units that a segment of this text holds: 160 or 153 septets, 70 or 67 UTF-16 units. */
  readonly perSegment: number;
  /** Units of the whole text: septets, or UTF-16 units. */
  readonly units: number;
  /** Units still free in the last segment. */
  readonly left: number;
  /** Code points of the whole text. */
  readonly characters: number;
  /** What makes it UCS-2, the most frequent first; the first hundred. */
  readonly forcing: readonly ForcingCharacter[];
  /** Segments when each of those is replaced; `null` when there is none, or one has nothing in its place. */
  readonly segmentsReplaced: number | null;
  /** Addresses in the text, as they stand there; the first hundred. */
  readonly links: readonly string[];
  /** `null` when there is no number to read. */
  readonly phone: PhoneFacts | null;
}
