import type { SignatureFindings, Verdict } from '../../../shared/signature.ts';
import { decodeBase64 } from './base64.ts';
import { asItCame, carriedBy, isSigned, notApplicable, type Carried } from './carried.ts';
import { ed25519Bytes, lengthFor, signerOf } from './find-signer.ts';
import { inOrder, judgement, type Case, type Judgement, type SignedRequest } from './judgement.ts';
import type { VerifyingKey, VerifyingKeys } from './keys.ts';
import { reason } from './reasons.ts';
import { judgeMalformed, judgeMismatch } from './explain-mismatch.ts';

/**
 * Judges the signature of a request over the exact bytes of its body. Total: whatever the headers and the
 * bytes, there is a verdict.
 *
 * The header of today decides; the one of old is asked when the other carries nothing, as HighLevel's
 * guide has it. Of repeats, the first is judged.
 */
export async function verifySignature(
  request: SignedRequest,
  bytes: Uint8Array,
  keys: VerifyingKeys,
): Promise<SignatureFindings> {
  const carried = carriedBy(request.headers);
  const headers = carried.map(asItCame);
  const signed = carried.filter(isSigned);
  const first = signed.find(({ is }) => is === 'current') ?? signed[0];
  if (first === undefined) {
    const told = carried.some(({ text }) => text === notApplicable);
    return { headers, judged: null, ...judgement(told ? 'not-applicable' : 'missing') };
  }
  const { legacy } = keys;
  const found = await judge(first, { request, bytes, keys: inOrder(keys), legacy, signed });
  const count = signed.filter(({ is }) => is === first.is).length;
  const repeated =
    count > 1 && !found.reasons.some(({ code }) => code === 'other-repeat')
      ? [reason('repeated', { count })]
      : [];
  return {
    headers,
    judged: carried.indexOf(first),
    ...found,
    reasons: [...found.reasons, ...repeated],
  };
}

/** Whether a verdict says that somebody who is believed signed what was sent. */
export function isValid(verdict: Verdict): boolean {
  return verdict.startsWith('valid');
}

async function judge(header: Carried, at: Case): Promise<Judgement> {
  const signature = decodeBase64(header.text);
  const lengths =
    header.is === 'legacy' ? [ed25519Bytes, lengthFor(at.legacy.key)] : [ed25519Bytes];
  if (signature === null || !lengths.includes(signature.length)) return judgeMalformed(header, at);
  const signer = await signerOf(at.bytes, signature, at.keys);
  return signer === null
    ? judgeMismatch(header, signature, at)
    : judgement(verdictOf(header, signer), { signer, bytes: at.bytes });
}

function verdictOf({ is }: Carried, { name: { sort } }: VerifyingKey): Verdict {
  if (sort === 'legacy') return 'legacy-valid';
  if (is === 'legacy') return 'wrong-header';
  return sort === 'published' ? 'valid' : 'valid-test-key';
}
