import { phoneTypes, type PhoneFacts } from '../../../../shared/sms.ts';

/** What a written number would be in E.164. */
export type Completed =
  | { readonly is: 'same' }
  /** Its country is written with it. */
  | { readonly is: 'international'; readonly number: string }
  /** It has no country, and would be this one in the United States. */
  | { readonly is: 'national'; readonly number: string }
  /** It is written as within its own country, whichever that is. */
  | { readonly is: 'local' }
  /** It has more digits than any number has. */
  | { readonly is: 'too-long'; readonly digits: number }
  | { readonly is: 'none' };

export interface PhoneNumbers {
  readonly completed: (written: string) => Completed;
  /** `null` when there is no number in it. */
  readonly facts: (written: string) => PhoneFacts | null;
}

/**
 * E.164 as it is usual: a plus sign and up to 15 digits; after +1 exactly ten, as the North American plan has
 * them. What passes is believed: the library takes long, and knows too little of numbers that carriers still
 * take, such as Mexican mobiles with the old 1.
 */
const usual = /^\+(?:1[2-9]\d{2}[2-9]\d{6}|[2-9]\d{6,14})$/;

/** Whether a number is written in E.164. */
export function isE164(written: string): boolean {
  return usual.test(written);
}

/** A zero and a number of 8 to 11 digits: most countries write so what is called from within. */
const local = /^0[1-9]\d{7,10}$/;

/** The most digits that a number in E.164 has (ITU-T E.164, section 6.1). */
const mostDigits = 15;

/** Longer texts are no phone numbers. */
const longest = 60;

let loading: Promise<PhoneNumbers> | null = null;

/** The numbering plans of the world are 150 kB, so they are read when the first number asks for them. */
export function loadPhoneNumbers(): Promise<PhoneNumbers> {
  loading ??= import('libphonenumber-js/max').then(({ parsePhoneNumberFromString: parse }) => ({
    completed: (written) => {
      if (written.length > longest) return { is: 'none' };
      const prefixed = written.trim().replace(/^00/, '+');
      const closedUp = prefixed.replaceAll(/[\s().-]/g, '');
      const marked = parse(prefixed);
      const national = parse(written, 'US');
      const guessed = marked === undefined ? parse(`+${digits(written)}`) : undefined;
      // Without a plus sign ten digits can be an American number and one of a country that they begin with.
      const isAmerican = national?.isValid() === true && national.countryCallingCode === '1';
      const isTwofold = isAmerican && guessed?.number !== national.number;
      if (marked?.isValid() === true) return international(marked.number, written);
      const length = digitsOfOne(written);
      if (length > mostDigits) return { is: 'too-long', digits: length };
      if (marked === undefined && !isTwofold && guessed?.isValid() === true) {
        return international(guessed.number, written);
      }
      if (isE164(closedUp)) return international(closedUp, written);
      if (national?.isValid() !== true) return { is: local.test(closedUp) ? 'local' : 'none' };
      return { is: isAmerican ? 'national' : 'international', number: national.number };
    },
    facts: (written) => {
      const number = written.length > longest ? undefined : parse(written);
      if (number === undefined) return null;
      return {
        e164: number.number,
        international: number.formatInternational(),
        country: number.country ?? null,
        callingCode: number.countryCallingCode,
        type: phoneTypes.find((type) => type === typeName(number.getType())) ?? null,
        valid: number.isValid(),
      };
    },
  }));
  return loading;
}

function international(number: string, written: string): Completed {
  return number === written ? { is: 'same' } : { is: 'international', number };
}

/** The digits of what is one number, whatever names it before a colon or after an at sign; 0 for all else. */
function digitsOfOne(written: string): number {
  const [bare = ''] = written.slice(written.indexOf(':') + 1).split('@');
  return /^[+\d\s().-]+$/.test(bare) ? digits(bare).length : 0;
}

function digits(written: string): string {
  return written.replaceAll(/\D/g, '');
}

function typeName(type: string | undefined): string | undefined {
  return type?.toLowerCase().replaceAll('_', '-');
}
