import { phoneTypes, type PhoneFacts } from '../../../shared/sms.ts';

/** What a written number would be in E.164. */
export type Completed =
  | { readonly is: 'same' }
  /** Its country is written with it. */
  | { readonly is: 'international'; readonly number: string }
  /** It has no country, and would be this one in the United States. */
  | { readonly is: 'national'; readonly number: string }
  | { readonly is: 'none' };

export interface PhoneNumbers {
  readonly completed: (written: string) => Completed;
  /** `null` when there is no number in it. */
  readonly facts: (written: string) => PhoneFacts | null;
}

/** Longer texts are no phone numbers. */
const longest = 60;

let loading: Promise<PhoneNumbers> | null = null;

/** The numbering plans of the world are 150 kB, so they are read when the first number asks for them. */
export function loadPhoneNumbers(): Promise<PhoneNumbers> {
  loading ??= import('libphonenumber-js/max').then(({ parsePhoneNumberFromString: parse }) => ({
    completed: (written) => {
      if (written.length > longest) return { is: 'none' };
      const international =
        parse(written.trim().replace(/^00/, '+')) ?? parse(`+${digits(written)}`);
      if (international?.isValid() === true) {
        const { number } = international;
        return number === written ? { is: 'same' } : { is: 'international', number };
      }
      const national = parse(written, 'US');
      return national?.isValid() === true
        ? { is: 'national', number: national.number }
        : { is: 'none' };
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

function digits(written: string): string {
  return written.replaceAll(/\D/g, '');
}

function typeName(type: string | undefined): string | undefined {
  return type?.toLowerCase().replaceAll('_', '-');
}
