import { bounds } from '../../../shared/bounds.ts';
import { signatureHeaders, type SignatureReason } from '../../../shared/signature.ts';
import type { SignatureField } from './signature-fields.ts';
import { explain, type Explanation } from './explain.ts';
import { ed25519Bytes, signatureBytes, signerOf } from './find-signer.ts';
import { decodeBase64, decodeHeader, lengthReason } from './header-encodings.ts';
import { judgement, type Judgement, type SignatureContext } from './judgement.ts';
import { reason } from './reasons.ts';

/** Judges a well-formed signature that no known key made over the received bytes. */
export async function judgeMismatch(
  header: SignatureField,
  signature: Uint8Array,
  context: SignatureContext,
): Promise<Judgement> {
  const { explanations, found } = await explainComplete(signature, context);
  const elsewhere = await otherHeaders(header, context);
  const reasons = [...elsewhere, ...incomplete(context), ...(found?.reasons ?? [])];
  return judgement(found?.code === 'reserialised' ? 'valid-reserialised' : 'mismatch', {
    ...found,
    explanations,
    reasons: reasons.length > 0 ? reasons : [noExplanation(context)],
  });
}

/** Judges a header value that is not a well-formed signature, and says what it probably is. */
export async function judgeMalformed(
  header: SignatureField,
  context: SignatureContext,
): Promise<Judgement> {
  const decoded = decodeHeader(header.text);
  const length = decoded.bytes?.length ?? ed25519Bytes;
  const wrongLength = length === ed25519Bytes ? [] : [lengthReason(length)];
  const unusual = [...decoded.reasons, ...wrongLength];
  if (
    decoded.bytes === null ||
    ![ed25519Bytes, signatureBytes(context.legacy.key)].includes(length)
  ) {
    return judgement('malformed', {
      reasons: [...unusual, ...(await otherHeaders(header, context))],
    });
  }
  const signer = await signerOf(context.bytes, decoded.bytes, context.keys);
  if (signer !== null) {
    const why =
      signer.name.sort === 'legacy' && header.is === 'current'
        ? reason('legacy-signer', { header: signatureHeaders.current })
        : reason('fits-when-read');
    return judgement('malformed', {
      signer,
      bytes: context.bytes,
      reasons: [...decoded.reasons, why],
    });
  }
  const { explanations, found } = await explainComplete(decoded.bytes, context);
  const why = found?.reasons ?? [];
  const reasons = [
    ...unusual,
    ...(await otherHeaders(header, context)),
    ...incomplete(context),
    ...why,
  ];
  return judgement('malformed', { ...found, explanations, reasons });
}

/** Explanations need the whole body. */
async function explainComplete(
  signature: Uint8Array,
  context: SignatureContext,
): Promise<Explanation> {
  return context.request.body.ended === 'complete'
    ? explain(context.request, context.bytes, signature, context.keys)
    : { explanations: [], found: null };
}

function incomplete({ request }: SignatureContext): SignatureReason[] {
  return request.body.ended === 'complete' ? [] : [reason('incomplete-body')];
}

function noExplanation({ bytes }: SignatureContext): SignatureReason {
  return bytes.length > bounds.explainedSignature.bytes
    ? reason('too-long', { limit: bounds.explainedSignature.bytes })
    : reason('other-key');
}

/** Looks for a valid signature in a repeat of the header, or in the other header. */
async function otherHeaders(
  header: SignatureField,
  { bytes, keys, signed }: SignatureContext,
): Promise<SignatureReason[]> {
  for (const other of signed) {
    const signature = other === header ? null : decodeBase64(other.text);
    if (signature === null || (await signerOf(bytes, signature, keys)) === null) continue;
    const count = signed.filter(({ is }) => is === header.is).length;
    return other.is === header.is
      ? [reason('other-repeat', { count })]
      : [reason('other-header', { header: signatureHeaders[other.is] })];
  }
  return [];
}
