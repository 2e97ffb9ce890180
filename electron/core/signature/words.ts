import type { SignatureFindings, Verdict } from '../../../shared/signature.ts';

/** What each verdict means, in one sentence. */
const meanings: Readonly<Record<Verdict, string>> = {
  valid: 'HighLevel signed exactly these bytes.',
  'valid-test-key': 'Your own test key signed exactly these bytes.',
  missing: 'There is no signature. HighLevel began to sign in 2026, so this alone is no alarm.',
  'not-applicable': 'The sender says N/A: it did not sign.',
  malformed: 'This is no signature: it must be 64 bytes in standard base64.',
  mismatch: 'The signature belongs to other bytes or to another key.',
  'valid-reserialised':
    'The signature belongs to this JSON written anew by JSON.stringify, not to these bytes.',
  'legacy-valid': "HighLevel's old RSA key signed exactly these bytes, in the old header.",
  'wrong-header': 'The Ed25519 signature fits, but it came in the header of the old RSA ones.',
};

/** The verdict and what is known beyond it, a sentence each. */
export function signatureSentences({ verdict, reasons }: SignatureFindings): readonly string[] {
  return [meanings[verdict], ...reasons.map(({ message }) => message)];
}
