import { bounds } from '../../../shared/bounds.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UnicodeCharacter, SmsAnalysis } from '../../../shared/sms.ts';
import { gsm7ReplacementOf, septetsOf } from './gsm7.ts';

type Segments = Omit<SmsAnalysis, 'links' | 'phone'>;

/** Units of a single message, and of each part of a longer one, whose header takes six octets (TS 23.040). */
const capacity = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } } as const;

/** After this many characters, other work of the process gets a turn. */
const charactersPerTurn = 500_000;

/** Counts segments as a phone does: neither an escape and its character nor a surrogate pair is split. */
export async function countSegments(text: string): Promise<Segments> {
  const gsm7 = counter(capacity['GSM-7']);
  const ucs2 = counter(capacity['UCS-2']);
  const replaced = counter(capacity['GSM-7']);
  const forcing = new Map<string, { count: number; at: number[]; instead: string | null }>();
  let characters = 0;
  let at = 0;

  for (const character of text) {
    const septets = septetsOf(character);
    ucs2.add(character.length);
    if (septets === null) {
      const found = forcing.get(character) ?? {
        count: 0,
        at: [],
        instead: gsm7ReplacementOf(character),
      };
      found.count += 1;
      if (found.at.length < bounds.smsPlaces.entries) found.at.push(at);
      forcing.set(character, found);
      for (const sign of found.instead ?? '') replaced.add(septetsOf(sign) ?? 1);
    } else {
      gsm7.add(septets);
      replaced.add(septets);
    }
    at += character.length;
    characters += 1;
    if (characters % charactersPerTurn === 0) await nextTurn();
  }

  const encoding = forcing.size === 0 ? 'GSM-7' : 'UCS-2';
  const found = [...forcing].map(([character, details]) => ({
    character,
    codePoint: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    ...details,
  }));
  return {
    encoding,
    ...(encoding === 'GSM-7' ? gsm7 : ucs2).total(),
    characters,
    forcing: mostFrequent(found),
    segmentsReplaced:
      found.length > 0 && found.every(({ instead }) => instead !== null)
        ? replaced.total().segments
        : null,
  };
}

function mostFrequent(found: readonly UnicodeCharacter[]): readonly UnicodeCharacter[] {
  return found
    .toSorted((one, other) => other.count - one.count)
    .slice(0, bounds.smsForcing.entries);
}

/** Counts units for a single message and for parts at the same time; the total decides which it is. */
function counter({ alone, part }: { readonly alone: number; readonly part: number }) {
  let units = 0;
  let parts = 1;
  let inPart = 0;
  return {
    add: (size: number) => {
      units += size;
      if (inPart + size > part) {
        parts += 1;
        inPart = 0;
      }
      inPart += size;
    },
    total: () =>
      units <= alone
        ? { segments: units === 0 ? 0 : 1, perSegment: alone, units, left: alone - units }
        : { segments: parts, perSegment: part, units, left: part - inPart },
  };
}
