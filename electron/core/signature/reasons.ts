import { fillIn, type SentenceValues } from '../../../shared/sentence.ts';
import type { SignatureFindings, SignatureReason, Verdict } from '../../../shared/signature.ts';

/**
 * Every reason why a signature is not simply valid, by its stable code; `{name}` stands for a value. To add one: a row
 * here, its translations in `resources/locales`, and its line in `docs/signature.md`.
 */
const sentences = {
  // The encoding of the header's value.
  prefixed: 'The value starts with "{prefix}"; HighLevel sends only the base64.',
  quoted: 'The value is in quotes.',
  'percent-encoded': 'The value is percent-encoded, as in a URL.',
  'plus-lost': 'The value has spaces in place of its plus signs (+).',
  joined: 'The value holds several signatures separated by commas, as when repeats are joined.',
  'white-space': 'The value contains white space or line ends.',
  hex: 'The value is hexadecimal; HighLevel sends standard base64.',
  base64url: 'The value is base64url; HighLevel sends standard base64.',
  unpadded: 'The value is base64 without its padding (=).',
  'encoded-twice': 'The value was encoded as base64 twice.',
  'not-base64': 'The value is not base64.',
  placeholder: 'The value is "{word}": the sender had no signature to put there.',
  timestamped:
    'The value is a time with a hash (t=…,v1=…), as other services send it; HighLevel sends only the base64.',
  length: 'The value decodes to {bytes} bytes; an Ed25519 signature has 64.',
  'hmac-length':
    'The value has {bytes} bytes, as an HMAC with a shared secret has. There is no shared secret: HighLevel signs with Ed25519.',
  'rsa-length':
    'The value has {bytes} bytes, as an RSA signature has; an Ed25519 signature has 64.',
  'fits-when-read': 'Once decoded, the signature is valid: only its encoding is wrong.',
  // Which bytes were signed instead of the received ones.
  reserialised:
    'The signature matches JSON.stringify(JSON.parse(body)): the JSON was parsed and written again.',
  'decoded-content':
    'The signature matches the body without its Content-Encoding; the bytes on the wire are the encoded ones.',
  'utf8-text': 'The signature matches the body decoded as {charset} and encoded as UTF-8.',
  'without-bom': 'The signature matches the body without its byte order mark.',
  'without-end': 'The signature matches the body without the white space at its ends.',
  'with-newline': 'The signature matches the body followed by a newline.',
  'line-ends': 'The signature matches the body with other line ends (LF or CR LF).',
  'python-json': "The signature matches the JSON as Python's json.dumps writes it.",
  'php-json': "The signature matches the JSON as PHP's json_encode writes it.",
  'indented-json': 'The signature matches the JSON indented by {spaces} spaces.',
  'sorted-json': 'The signature matches the JSON with sorted keys.',
  'go-json': "The signature matches the JSON as Go's json.Marshal writes a map.",
  'json-string': 'The signature matches the body written as one JSON string.',
  prehashed: 'The signature matches the {form} of the body; Ed25519 signs the bytes themselves.',
  'no-body': 'The signature matches an empty body: the body was lost before it was signed.',
  // Around it.
  'other-repeat': 'The header was sent {count} times; another one of them is valid, not the first.',
  repeated:
    'The header was sent {count} times. Servers join repeats with commas or use one of them, so a check may fail.',
  'other-header': 'The signature in {header} is valid for these bytes.',
  'other-name':
    'The header {name} has a signature that is valid for these bytes; code that reads {header} does not find it.',
  'incomplete-body': 'The body is incomplete, so a signature over the whole body cannot match.',
  'legacy-signer': "HighLevel's old RSA key made it; {header} is for the Ed25519 signature.",
  'too-long': 'The body is longer than {limit} bytes, so no explanation was looked for.',
  'other-key':
    'No known key made this signature over these bytes. If you signed it yourself, add the public key.',
} as const satisfies Record<string, string>;

export type ReasonCode = keyof typeof sentences;

/** Every code, for translations and documents. */
export const reasonCodes = Object.keys(sentences) as ReasonCode[];

export function reason(code: ReasonCode, values: SentenceValues = {}): SignatureReason {
  return { code, message: fillIn(sentences[code], values), values };
}

/** What each verdict means, in one sentence. */
const meanings: Readonly<Record<Verdict, string>> = {
  valid: 'HighLevel signed exactly these bytes.',
  'valid-test-key': 'Your own test key signed exactly these bytes.',
  missing: 'There is no signature. HighLevel began to sign in 2026, so this alone is not an alarm.',
  'not-applicable': 'The sender wrote N/A: it did not sign.',
  malformed: 'Malformed signature: it must be 64 bytes in standard base64.',
  mismatch: 'The signature was made over other bytes or with another key.',
  'valid-reserialised':
    'The signature matches this JSON after JSON.stringify, not the received bytes.',
  'legacy-valid': "HighLevel's old RSA key signed exactly these bytes, in the old header.",
  'wrong-header':
    'The Ed25519 signature is valid, but it is in the header of the old RSA signatures.',
};

/** The meaning of the verdict, then each reason: one sentence each. */
export function signatureSentences({ verdict, reasons }: SignatureFindings): readonly string[] {
  return [meanings[verdict], ...reasons.map(({ message }) => message)];
}
