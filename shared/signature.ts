import type { SentenceValues } from './sentence.ts';

/** What a signature proves. The names are part of the terminal's JSON. */
export const verdicts = [
  /** HighLevel's published key signed exactly these bytes. */
  'valid',
  /** One of the user's own test keys did. */
  'valid-test-key',
  'missing',
  /** The literal `N/A`, which HighLevel sends in place of a signature. */
  'not-applicable',
  /** Not base64, or not the length of a signature. */
  'malformed',
  'mismatch',
  /** Made over `JSON.stringify(JSON.parse(body))` instead of the received bytes. */
  'valid-reserialised',
  /** HighLevel's old RSA key signed exactly these bytes, in the old header. */
  'legacy-valid',
  /** A valid Ed25519 signature in the header of the old RSA signatures. */
  'wrong-header',
] as const;
export type Verdict = (typeof verdicts)[number];

/** Whether there is a signature, and the bytes or the header are not what was signed. */
export function isBadVerdict(verdict: Verdict | null): boolean {
  return verdict !== null && bad.includes(verdict);
}

/** Whether there is a signature at all, good or bad. */
export function isSigned(verdict: Verdict | null): boolean {
  return verdict !== null && verdict !== 'missing' && verdict !== 'not-applicable';
}

const bad: readonly Verdict[] = ['malformed', 'mismatch', 'valid-reserialised', 'wrong-header'];

/** The owner of a key: HighLevel's published one, its old RSA one, or a test key of the user. */
export type KeyKind = 'published' | 'legacy' | 'test';

/** How a key is named to the user. */
export interface KeyName {
  /** Its kind; this name is part of the terminal’s JSON. */
  readonly sort: KeyKind;
  /** The user's name for a test key; empty for HighLevel's keys. */
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
  /** Its private half is in the data folder, so test messages can be signed with it. */
  readonly canSign: boolean;
}

/** Why a test key can't be added, generated or removed. */
export type KeyringFault =
  'private-key' | 'no-key' | 'other-sort' | 'known-already' | 'too-many' | 'not-saved';

/** The two header fields that carry a signature, by their names on the wire. */
export const signatureHeaders = { current: 'X-GHL-Signature', legacy: 'X-WH-Signature' } as const;

/** A signature header field, as received. */
export interface SignatureHeader {
  readonly is: keyof typeof signatureHeaders;
  /** As spelled by the sender. */
  readonly name: string;
  /** Cut at `bounds.signatureHeader`. */
  readonly value: string;
  /** The length of the decoded value; `null` when it is not standard base64. */
  readonly decodedBytes: number | null;
}

/** One reason for a verdict. The code is stable; the message may be translated. */
export interface SignatureReason {
  readonly code: string;
  /** One sentence in plain English, complete by itself. */
  readonly message: string;
  readonly values: SentenceValues;
}

/** An explanation that was tried for a signature that does not match, and whether it fits. */
export interface SignatureExplanation {
  readonly code: string;
  readonly outcome: 'fits' | 'fits-not' | 'too-long';
}

/** The programming languages of the code that checks a signature. */
export const checkLanguages = [
  'typescript',
  'web-crypto',
  'python',
  'php',
  'go',
  'csharp',
  'n8n',
] as const;
export type CheckLanguage = (typeof checkLanguages)[number];

/** The verdict on the signature of a request, with its evidence. */
export interface SignatureFindings {
  readonly verdict: Verdict;
  /** The signature header fields in wire order, including repeats. */
  readonly headers: readonly SignatureHeader[];
  /** The index in `headers` of the one that the verdict is about; `null` when none holds a signature. */
  readonly judged: number | null;
  /** The key that made the signature; `null` when it is not a known one. */
  readonly key: KeyName | null;
  /** The bytes that `key` signed, which may differ from the body. SHA-256 in lower-case hex. */
  readonly signed: { readonly bytes: number; readonly sha256: string } | null;
  readonly reasons: readonly SignatureReason[];
  readonly explanations: readonly SignatureExplanation[];
}
