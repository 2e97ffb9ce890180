import { cutText } from '../../../shared/cut-text.ts';
import {
  signatureHeaders,
  type SignatureFindings,
  type SignatureReason,
  type Verdict,
} from '../../../shared/signature.ts';
import {
  asFinding,
  otherSignatureFields,
  signatureFieldsIn,
  isSigned,
  notApplicable,
  type SignatureField,
} from './signature-fields.ts';
import { ed25519Bytes, signatureBytes, signerOf } from './find-signer.ts';
import {
  keysInOrder,
  judgement,
  type Judgement,
  type SignatureContext,
  type SignedRequest,
} from './judgement.ts';
import type { VerifyingKey, VerifyingKeys } from './keys.ts';
import { reason } from './reasons.ts';
import { judgeMalformed, judgeMismatch } from './explain-mismatch.ts';
import { decodeBase64 } from './header-encodings.ts';

/**
 * Checks the signature of a request over the exact bytes of its body. Never throws: every request gets a verdict.
 *
 * `X-GHL-Signature` decides. `X-WH-Signature` is checked only when the first holds no signature, as HighLevel's guide
 * says. Of repeated headers, the first is checked.
 */
export async function verifySignature(
  request: SignedRequest,
  bytes: Uint8Array,
  keys: VerifyingKeys,
): Promise<SignatureFindings> {
  const fields = signatureFieldsIn(request.headers);
  const headers = fields.map(asFinding);
  const signed = fields.filter(isSigned);
  const first = signed.find(({ is }) => is === 'current') ?? signed[0];
  if (first === undefined) {
    const isNotApplicable = fields.some(({ text }) => text === notApplicable);
    if (isNotApplicable) return { headers, judged: null, ...judgement('not-applicable') };
    const reasons = await underOtherName(request, bytes, keys);
    return { headers, judged: null, ...judgement('missing', { reasons }) };
  }
  const { legacy } = keys;
  const found = await verifyHeader(first, {
    request,
    bytes,
    keys: keysInOrder(keys),
    legacy,
    signed,
  });
  const count = signed.filter(({ is }) => is === first.is).length;
  const repeated =
    count > 1 && !found.reasons.some(({ code }) => code === 'other-repeat')
      ? [reason('repeated', { count })]
      : [];
  return {
    headers,
    judged: fields.indexOf(first),
    ...found,
    reasons: [...found.reasons, ...repeated],
  };
}

/** Looks for a valid signature under another name, which a program in between may have given it. */
async function underOtherName(
  { headers }: SignedRequest,
  bytes: Uint8Array,
  keys: VerifyingKeys,
): Promise<SignatureReason[]> {
  for (const { name, text } of otherSignatureFields(headers)) {
    const signature = decodeBase64(text);
    if (signature?.length !== ed25519Bytes) continue;
    if ((await signerOf(bytes, signature, keysInOrder(keys))) === null) continue;
    const { current } = signatureHeaders;
    return [reason('other-name', { name: cutText(name, 60), header: current })];
  }
  return [];
}

/** Whether the verdict means that a trusted key signed the request. */
export function isValid(verdict: Verdict): boolean {
  return verdict.startsWith('valid');
}

async function verifyHeader(header: SignatureField, context: SignatureContext): Promise<Judgement> {
  const signature = decodeBase64(header.text);
  const lengths =
    header.is === 'legacy' ? [ed25519Bytes, signatureBytes(context.legacy.key)] : [ed25519Bytes];
  if (signature === null || !lengths.includes(signature.length))
    return judgeMalformed(header, context);
  const signer = await signerOf(context.bytes, signature, context.keys);
  return signer === null
    ? judgeMismatch(header, signature, context)
    : judgement(verdictOf(header, signer), { signer, bytes: context.bytes });
}

function verdictOf({ is }: SignatureField, { name: { sort } }: VerifyingKey): Verdict {
  if (sort === 'legacy') return 'legacy-valid';
  if (is === 'legacy') return 'wrong-header';
  return sort === 'published' ? 'valid' : 'valid-test-key';
}
