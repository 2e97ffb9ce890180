import { bounds } from '../../../shared/bounds.ts';
import { isFieldName, type HeaderPairs } from '../../../shared/request.ts';
import { signatureHeaders, type SignatureHeader } from '../../../shared/signature.ts';
import { startWithin } from '../inspect/within.ts';
import { decodeBase64 } from './header-encodings.ts';

/** A signature header field with its whole value. */
export interface SignatureField extends SignatureHeader {
  /** The value without surrounding white space. */
  readonly text: string;
}

/** The literal that HighLevel sends when it did not sign. */
export const notApplicable = 'N/A';

const headerNames = {
  current: signatureHeaders.current.toLowerCase(),
  legacy: signatureHeaders.legacy.toLowerCase(),
} as const satisfies Record<SignatureHeader['is'], string>;

/**
 * The signature header fields in wire order, up to `bounds.signatureHeaders`: each of them may be checked against
 * every key.
 */
export function signatureFieldsIn(headers: HeaderPairs): readonly SignatureField[] {
  const isLegacy = (name: string) => isFieldName(name, headerNames.legacy);
  return headers
    .filter(([name]) => isFieldName(name, headerNames.current) || isLegacy(name))
    .slice(0, bounds.signatureHeaders.entries)
    .map(([name, value]) => fieldOf(isLegacy(name) ? 'legacy' : 'current', name, value));
}

/**
 * Other header fields that may hold a signature by their name, such as `X_GHL_SIGNATURE` or `X-Signature`, up to
 * `bounds.signatureHeaders`.
 */
export function otherSignatureFields(
  headers: HeaderPairs,
): readonly { readonly name: string; readonly text: string }[] {
  return headers
    .filter(([name]) => /signature/i.test(name.slice(0, 100)))
    .slice(0, bounds.signatureHeaders.entries)
    .map(([name, value]) => ({ name, text: value.trim() }));
}

/** The field without its whole value, as findings hold it. */
export function asFinding(field: SignatureField): SignatureHeader {
  const { text: _, ...header } = field;
  return header;
}

/** Whether a field holds something other than nothing or `N/A`. */
export function isSigned({ text }: SignatureField): boolean {
  return text !== '' && text !== notApplicable;
}

function fieldOf(is: SignatureHeader['is'], name: string, value: string): SignatureField {
  const text = value.trim();
  const decodedBytes = decodeBase64(text)?.length ?? null;
  return { is, name, text, value: startWithin(value, bounds.signatureHeader), decodedBytes };
}
