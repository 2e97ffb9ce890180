import type { HeaderPairs } from '../../../shared/request.ts';
import {
  headerTextLimit,
  signatureHeaders,
  type SignatureHeader,
} from '../../../shared/signature.ts';
import { decodeBase64 } from './base64.ts';

/** A header field that could carry a signature, with its whole value. */
export interface Carried extends SignatureHeader {
  /** Without the white space around it. */
  readonly text: string;
}

/** Fields that are looked at: each may cost a check with every key. */
const carriedLimit = 16;

/** What HighLevel writes in place of a signature. */
export const notApplicable = 'N/A';

const places: ReadonlyMap<string, SignatureHeader['is']> = new Map([
  [signatureHeaders.current.toLowerCase(), 'current'],
  [signatureHeaders.legacy.toLowerCase(), 'legacy'],
]);

/** The fields that could carry a signature, in the order of the wire. */
export function carriedBy(headers: HeaderPairs): readonly Carried[] {
  return headers
    .flatMap(([name, value]) => {
      const is = places.get(name.toLowerCase());
      return is === undefined ? [] : [carried(is, name, value)];
    })
    .slice(0, carriedLimit);
}

/** The field as evidence, which is shorter. */
export function asItCame(field: Carried): SignatureHeader {
  const { text: _, ...header } = field;
  return header;
}

/** Whether a field says more than that there is no signature. */
export function isSigned({ text }: Carried): boolean {
  return text !== '' && text !== notApplicable;
}

function carried(is: SignatureHeader['is'], name: string, value: string): Carried {
  const text = value.trim();
  const decodedBytes = decodeBase64(text)?.length ?? null;
  return { is, name, text, value: value.slice(0, headerTextLimit), decodedBytes };
}
