import { phoneTypes, type PhoneFacts } from '../../../../shared/sms.ts';

/** A written number completed to E.164. */
export type Completed =
  | { readonly is: 'same' }
  /** It has a country code. */
  | { readonly is: 'international'; readonly number: string }
  /** It has no country code, and is valid in the United States. */
  | { readonly is: 'national'; readonly number: string }
  /** It is a national number of an unknown country. */
  | { readonly is: 'local' }
  /** It has more digits than E.164 allows. */
  | { readonly is: 'too-long'; readonly digits: number }
  | { readonly is: 'none' };

export interface PhoneNumbers {
  readonly completed: (written: string) => Completed;
  /** `null` when the text is not a number. */
  readonly facts: (written: string) => PhoneFacts | null;
}

/**
 * E.164: a plus sign and up to 15 digits; after +1 exactly ten, as in the North American plan. A match is accepted
 * without asking the library, which is slow and rejects some numbers that carriers accept, such as Mexican mobiles with
 * the old 1. Where no national number begins with a zero, one behind the country code is a trunk prefix too many.
 */
const usual =
  /^\+(?:1[2-9]\d{2}[2-9]\d{6}|(?!(?:2[07]|3[0-46]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])0)[2-9]\d{6,14})$/;

/** Whether a number is written in E.164. */
export function isE164(written: string): boolean {
  return usual.test(written);
}

/** A national number with its trunk prefix: a zero and 8 to 11 digits, as in most countries. */
const local = /^0[1-9]\d{7,10}$/;

/** The maximum number of digits that a number in E.164 has (ITU-T E.164, section 6.1). */
const mostDigits = 15;

/** Longer texts are not phone numbers. */
const longest = 60;

let loading: Promise<PhoneNumbers> | null = null;

/** Loads the numbering plans (150 kB) when the first number needs them. */
export function loadPhoneNumbers(): Promise<PhoneNumbers> {
  loading ??= import('libphonenumber-js/max').then(({ parsePhoneNumberFromString: parse }) => ({
    completed: rememberLast((written) => {
      if (written.length > longest) return { is: 'none' };
      // `(0)` is dialled only without the country code.
      const prefixed = written
        .trim()
        .replace(/^00/, '+')
        .replace(/^(\+.*?)\(0\)/, '$1');
      const closedUp = prefixed.replaceAll(/[\s().-]/g, '');
      const withPlus = parse(prefixed);
      if (withPlus?.isValid() === true) return international(withPlus.number, written);
      const length = digitsOfOne(written);
      if (length > mostDigits) return { is: 'too-long', digits: length };
      // With a plus sign and its spaces, the library reads the same number again.
      const national =
        withPlus !== undefined && prefixed === written ? withPlus : parse(written, 'US');
      const isNational = national?.isValid() === true;
      // Without a plus sign, ten digits can be an American number or start with a country code.
      const isAmerican = isNational && national.countryCallingCode === '1';
      const guessed = withPlus === undefined ? parse(`+${digits(written)}`) : undefined;
      const isAmbiguous = isAmerican && guessed?.number !== national.number;
      if (withPlus === undefined && !isAmbiguous && guessed?.isValid() === true) {
        return international(guessed.number, written);
      }
      if (isE164(closedUp)) return international(closedUp, written);
      if (!isNational) return { is: local.test(closedUp) ? 'local' : 'none' };
      return { is: isAmerican ? 'national' : 'international', number: national.number };
    }),
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

/** Receivers of a list get several messages: their numbers are completed once. */
const mostRemembered = 1_000;

function rememberLast(complete: (written: string) => Completed): (written: string) => Completed {
  const known = new Map<string, Completed>();
  return (written) => {
    const completed = known.get(written) ?? complete(written);
    if (known.size >= mostRemembered) known.clear();
    if (written.length <= longest) known.set(written, completed);
    return completed;
  };
}

function international(number: string, written: string): Completed {
  return number === written ? { is: 'same' } : { is: 'international', number };
}

/** The digits of a single number, without a scheme before a colon or a host after an at sign; 0 for any other text. */
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
