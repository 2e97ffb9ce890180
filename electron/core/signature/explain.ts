import { bounds } from '../../../shared/bounds.ts';
import type { CapturedRequest } from '../../../shared/request.ts';
import type { SignatureReason, SignatureExplanation } from '../../../shared/signature.ts';
import { decodeText } from '../inspect/body/charset.ts';
import { decodeContent } from '../inspect/body/content-encoding.ts';
import { contentTypeOf } from '../inspect/body/content-type.ts';
import { signerOf } from './find-signer.ts';
import { guesses, madeBy, type SignedBody } from './guesses.ts';
import type { VerifyingKey } from './keys.ts';
import { reason, type ReasonCode } from './reasons.ts';

/** After this many milliseconds of trying, other work of the process gets a turn. */
const turnMs = 8;

/** Why a signature does not match the received bytes, as far as it could be found out. */
export interface Explanation {
  readonly explanations: readonly SignatureExplanation[];
  /** `null` when no explanation fits. */
  readonly found: {
    readonly code: ReasonCode;
    /** The most specific first. */
    readonly reasons: readonly SignatureReason[];
    readonly signer: VerifyingKey;
    readonly bytes: Uint8Array;
  } | null;
}

/** Tries the guesses of `guesses.ts` in order until the signature matches one. Never throws. */
export async function explain(
  request: Pick<CapturedRequest, 'headers'>,
  bytes: Uint8Array,
  signature: Uint8Array,
  keys: readonly VerifyingKey[],
): Promise<Explanation> {
  if (bytes.length > bounds.explainedSignature.bytes) {
    return {
      explanations: guesses.map(({ code }) => ({ code, outcome: 'too-long' })),
      found: null,
    };
  }
  const body = await bodyOf(request, bytes);
  const explanations: SignatureExplanation[] = [];
  let turn = performance.now();
  for (const row of guesses) {
    const made = madeBy(row, body);
    for (const guess of made) {
      const signer = await signerOf(guess.bytes, signature, keys);
      if (signer === null) continue;
      const found = {
        code: row.code,
        reasons: [...smallerChange(row.code, body, guess.bytes), reason(row.code, guess.values)],
        signer,
        bytes: guess.bytes,
      };
      return { explanations: [...explanations, { code: row.code, outcome: 'fits' }], found };
    }
    if (made.length > 0) explanations.push({ code: row.code, outcome: 'fits-not' });
    if (performance.now() - turn > turnMs) turn = await nextTurn();
  }
  return { explanations, found: null };
}

/** Changes that are smaller than rewriting the JSON. */
const smallChanges: ReadonlySet<ReasonCode> = new Set([
  'decoded-content',
  'without-bom',
  'without-end',
]);

/** Compact JSON stays the same when it is rewritten. Then a smaller change is the better explanation. */
function smallerChange(code: ReasonCode, body: SignedBody, signed: Buffer): SignatureReason[] {
  if (code !== 'reserialised') return [];
  const row = guesses.find(
    (one) =>
      smallChanges.has(one.code) && madeBy(one, body).some(({ bytes }) => bytes.equals(signed)),
  );
  return row === undefined ? [] : [reason(row.code)];
}

async function bodyOf(
  { headers }: Pick<CapturedRequest, 'headers'>,
  bytes: Uint8Array,
): Promise<SignedBody> {
  const decoded = await decodeContent(headers, bytes);
  const content = decoded.bytes.length > bounds.explainedSignature.bytes ? bytes : decoded.bytes;
  const { text, charset } = decodeText(content, contentTypeOf(headers)?.charset ?? null);
  return { bytes, content, text, charset, json: readJson(text) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function nextTurn(): Promise<number> {
  await new Promise(setImmediate);
  return performance.now();
}
