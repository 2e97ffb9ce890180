import type { SentenceValues } from './sentence.ts';

/** What a signature proves. The words are part of the outer contract. */
export const verdicts = [
  /** HighLevel's published key signed exactly these bytes. */
  'valid',
  /** One of the user's own test keys did. */
  'valid-test-key',
  'missing',
  /** The literal `N/A`, which HighLevel sends in place of a signature. */
  'not-applicable',
  /** Not base64, or not as many bytes as a signature has. */
  'malformed',
  'mismatch',
  /** Belongs not to the bytes that came, but to `JSON.stringify(JSON.parse(body))`. */
  'valid-reserialised',
  /** HighLevel's old RSA key signed exactly these bytes, in the old header. */
  'legacy-valid',
  /** An Ed25519 signature that verifies, but came in the header of the old RSA ones. */
  'wrong-header',
] as const;
export type Verdict = (typeof verdicts)[number];

/** Whose key it is: the one HighLevel publishes, its old RSA one, or the user's own. */
export type KeySort = 'published' | 'legacy' | 'test';

/** A key as it is named to the user. */
export interface KeyName {
  readonly sort: KeySort;
  /** The user's own word for a test key; empty for HighLevel's. */
  readonly name: string;
  /** SHA-256 of the key's SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7), lower-case hex. */
  readonly fingerprint: string;
}

/** A test key of the user. */
export interface TestKey {
  readonly name: string;
  readonly fingerprint: string;
  /** SubjectPublicKeyInfo in PEM. */
  readonly publicKey: string;
  /** Its private half lies in the data folder, so tests can be signed with it. */
  readonly canSign: boolean;
}

/** Why a test key can't be added, made or removed. */
export type KeyTrouble =
  'private-key' | 'no-key' | 'other-sort' | 'known-already' | 'too-many' | 'not-saved';

/** The two header fields that carry a signature, by their names on the wire. */
export const signatureHeaders = { current: 'X-GHL-Signature', legacy: 'X-WH-Signature' } as const;

/** A header field that could carry a signature, as it came. */
export interface SignatureHeader {
  readonly is: keyof typeof signatureHeaders;
  /** With its own spelling. */
  readonly name: string;
  /** Cut at `bounds.signatureHeader`. */
  readonly value: string;
  /** What its base64 decodes to, in bytes; `null` when it is not standard base64. */
  readonly decodedBytes: number | null;
}

/** One thing worth knowing about a signature. The code is stable; the words may be translated. */
export interface SignatureReason {
  readonly code: string;
  /** One sentence in plain English, complete by itself. */
  readonly message: string;
  readonly values: SentenceValues;
}

/** Something that could explain a signature which does not fit, and whether it does. */
export interface SignatureExplanation {
  readonly code: string;
  readonly outcome: 'fits' | 'fits-not' | 'too-long';
}

/** The languages in which the check is shown. */
export const checkLanguages = ['typescript', 'python', 'php', 'go', 'csharp'] as const;
export type CheckLanguage = (typeof checkLanguages)[number];

/** What was concluded about the signature of a request, with the evidence for it. */
export interface SignatureFindings {
  readonly verdict: Verdict;
  /** Every field that could carry one, in the order of the wire, repeats included. */
  readonly headers: readonly SignatureHeader[];
  /** The place in `headers` that the verdict is about; `null` when none carries a signature. */
  readonly judged: number | null;
  /** The key that made the signature, `null` when none of the known ones did. */
  readonly key: KeyName | null;
  /** The bytes that `key` signed, which need not be those of the body. SHA-256 in lower-case hex. */
  readonly signed: { readonly bytes: number; readonly sha256: string } | null;
  readonly reasons: readonly SignatureReason[];
  readonly explanations: readonly SignatureExplanation[];
}
