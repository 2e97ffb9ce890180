import { bounds } from '../../../shared/bounds.ts';
import { signatureHeaders, type SignatureReason } from '../../../shared/signature.ts';
import { decodeBase64 } from './base64.ts';
import type { Carried } from './carried.ts';
import { explain, type Explanation } from './explain.ts';
import { ed25519Bytes, lengthFor, signerOf } from './find-signer.ts';
import { lengthReason, readForm } from './header-encodings.ts';
import { judgement, type Case, type Judgement } from './judgement.ts';
import { reason } from './reasons.ts';

/** A signature of the right form that no key made over the bytes that came. */
export async function judgeMismatch(
  header: Carried,
  signature: Uint8Array,
  at: Case,
): Promise<Judgement> {
  const { explanations, found } = await explained(signature, at);
  const beside = await besides(header, at);
  const reasons = [...beside, ...whole(at), ...(found?.reasons ?? [])];
  return judgement(found?.code === 'reserialised' ? 'valid-reserialised' : 'mismatch', {
    ...found,
    explanations,
    reasons: reasons.length > 0 ? reasons : [unexplained(at)],
  });
}

/** A header that is not a signature as it stands; what it would be is said. */
export async function judgeMalformed(header: Carried, at: Case): Promise<Judgement> {
  const form = readForm(header.text);
  const length = form.bytes?.length ?? ed25519Bytes;
  const strange = length === ed25519Bytes ? [] : [lengthReason(length)];
  const said = [...form.reasons, ...strange];
  if (form.bytes === null || ![ed25519Bytes, lengthFor(at.legacy.key)].includes(length)) {
    return judgement('malformed', { reasons: [...said, ...(await besides(header, at))] });
  }
  const signer = await signerOf(at.bytes, form.bytes, at.keys);
  if (signer !== null) {
    const why =
      signer.name.sort === 'legacy' && header.is === 'current'
        ? reason('legacy-signer', { header: signatureHeaders.current })
        : reason('fits-when-read');
    return judgement('malformed', { signer, bytes: at.bytes, reasons: [...form.reasons, why] });
  }
  const { explanations, found } = await explained(form.bytes, at);
  const why = found?.reasons ?? [];
  const reasons = [...said, ...(await besides(header, at)), ...whole(at), ...why];
  return judgement('malformed', { ...found, explanations, reasons });
}

/** Over a part of the body no guess makes sense. */
async function explained(signature: Uint8Array, at: Case): Promise<Explanation> {
  return at.request.body.ended === 'complete'
    ? explain(at.request, at.bytes, signature, at.keys)
    : { explanations: [], found: null };
}

function whole({ request }: Case): SignatureReason[] {
  return request.body.ended === 'complete' ? [] : [reason('incomplete-body')];
}

function unexplained({ bytes }: Case): SignatureReason {
  return bytes.length > bounds.explainedSignature.bytes
    ? reason('too-long', { limit: bounds.explainedSignature.bytes })
    : reason('other-key');
}

/** What the other fields say: a repeat that fits, or the signature under the other header. */
async function besides(header: Carried, { bytes, keys, signed }: Case): Promise<SignatureReason[]> {
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
