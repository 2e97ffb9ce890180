import { bounds } from '../../../shared/bounds.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { signatureHeaders, type SignatureHeader } from '../../../shared/signature.ts';
import { startWithin } from '../inspect/within.ts';
import { decodeBase64 } from './base64.ts';

/** A header field that could carry a signature, with its whole value. */
export interface Carried extends SignatureHeader {
  /** Without the white space around it. */
  readonly text: string;
}

/** What HighLevel writes in place of a signature. */
export const notApplicable = 'N/A';

const places: ReadonlyMap<string, SignatureHeader['is']> = new Map([
  [signatureHeaders.current.toLowerCase(), 'current'],
  [signatureHeaders.legacy.toLowerCase(), 'legacy'],
]);

/** The first fields that could carry a signature, in the order of the wire: each may cost a check with every key. */
export function carriedBy(headers: HeaderPairs): readonly Carried[] {
  const found = headers.filter(([name]) => places.has(name.toLowerCase()));
  return found
    .slice(0, bounds.signatureHeaders.entries)
    .map(([name, value]) => carried(places.get(name.toLowerCase()) ?? 'current', name, value));
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
  return { is, name, text, value: startWithin(value, bounds.signatureHeader), decodedBytes };
}
