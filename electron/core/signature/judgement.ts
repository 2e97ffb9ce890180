import { hash } from 'node:crypto';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { SignatureFindings, Verdict } from '../../../shared/signature.ts';
import type { SignatureField } from './signature-fields.ts';
import type { VerifyingKey, VerifyingKeys } from './keys.ts';

/** The parts of a request that its signature is checked with. */
export type SignedRequest = Pick<CapturedRequest, 'headers'> & {
  readonly body: Pick<CapturedRequest['body'], 'ended'>;
};

/** Everything that a judgement depends on. */
export interface SignatureContext {
  readonly request: SignedRequest;
  readonly bytes: Uint8Array;
  readonly keys: readonly VerifyingKey[];
  readonly legacy: VerifyingKey;
  /** All header fields that hold a signature. */
  readonly signed: readonly SignatureField[];
}

export type Judgement = Omit<SignatureFindings, 'headers' | 'judged'>;

/** Builds a judgement. @param parts `bytes` are the ones that `signer` signed. */
export function judgement(
  verdict: Verdict,
  parts: Partial<Pick<Judgement, 'reasons' | 'explanations'>> & {
    readonly signer?: VerifyingKey;
    readonly bytes?: Uint8Array;
  } = {},
): Judgement {
  const { signer, bytes, reasons = [], explanations = [] } = parts;
  return {
    verdict,
    key: signer?.name ?? null,
    signed: signer && bytes ? { bytes: bytes.length, sha256: hash('sha256', bytes) } : null,
    reasons,
    explanations,
  };
}

/** All keys in the order in which they are tried. */
export function keysInOrder({ published, legacy, test }: VerifyingKeys): readonly VerifyingKey[] {
  return [published, ...test, legacy];
}
