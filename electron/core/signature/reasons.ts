import type { SignatureReason } from '../../../shared/signature.ts';

type Values = Readonly<Record<string, string | number>>;

/**
 * Everything that can be said about why a signature is not simply valid, by code; `{name}` stands for a
 * value. The codes are stable.
 */
const sentences = {
  // The form of the header's value.
  prefixed: 'The value starts with "{prefix}"; HighLevel sends the base64 alone.',
  quoted: 'The value stands in quotes.',
  'percent-encoded': 'The value is percent-encoded, as in a URL.',
  'plus-lost': 'The value has spaces where its plus signs (+) were.',
  joined:
    'The value holds several signatures with commas between them, as when repeats are joined.',
  'white-space': 'The value has white space or line ends within it.',
  hex: 'The value is hexadecimal; HighLevel sends standard base64.',
  base64url: 'The value is base64url; HighLevel sends standard base64.',
  unpadded: 'The value is base64 without its padding (=).',
  'encoded-twice': 'The value is base64 of a text that is base64 itself.',
  'not-base64': 'The value is not base64.',
  placeholder: 'The value is "{word}": the sender had no signature to put there.',
  timestamped:
    'The value is a time with a hash (t=…,v1=…), as other services send it; HighLevel sends the base64 alone.',
  length: 'The value decodes to {bytes} bytes; an Ed25519 signature has 64.',
  'hmac-length':
    'The value has {bytes} bytes, as an HMAC with a shared secret has. There is no shared secret: HighLevel signs with Ed25519.',
  'rsa-length': 'The value has {bytes} bytes, as an RSA signature has; Ed25519 makes 64.',
  'fits-when-read': 'Read for what it is, the signature fits: only its form is wrong.',
  // What was signed in place of the bytes that came.
  reserialised:
    'The signature belongs to JSON.stringify(JSON.parse(body)): the JSON was parsed and written anew.',
  'decoded-content':
    'The signature belongs to the body with its Content-Encoding taken off; the bytes on the wire are the encoded ones.',
  'utf8-text': 'The signature belongs to the body read as {charset} text and written as UTF-8.',
  'without-bom': 'The signature belongs to the body without its byte order mark.',
  'without-end': 'The signature belongs to the body without the white space at its ends.',
  'with-newline': 'The signature belongs to the body with a newline after it.',
  'line-ends': 'The signature belongs to the body with other line ends (LF and CR LF).',
  'python-json': "The signature belongs to the JSON as Python's json.dumps writes it.",
  'php-json': "The signature belongs to the JSON as PHP's json_encode writes it.",
  'indented-json': 'The signature belongs to the JSON indented by {spaces} spaces.',
  'sorted-json': 'The signature belongs to the JSON with its keys sorted.',
  'go-json': "The signature belongs to the JSON as Go's json.Marshal writes a map.",
  'json-string': 'The signature belongs to the body written as one JSON string.',
  prehashed: 'The signature belongs to the {form} of the body; Ed25519 signs the bytes themselves.',
  'no-body': 'The signature belongs to no bytes at all: the body was lost before it was signed.',
  // Around it.
  'other-repeat': 'The header came {count} times; not the first, but another one fits.',
  repeated:
    'The header came {count} times. Servers join repeats with commas or take one of them, so a check may fail.',
  'other-header': 'The signature in {header} fits these bytes.',
  'incomplete-body': 'The body did not arrive whole, so no signature over the whole of it can fit.',
  'legacy-signer':
    "HighLevel's old RSA key made it; {header} is the place of the Ed25519 signature.",
  'too-long': 'The body is longer than {limit} bytes, so no explanation was looked for.',
  'other-key':
    'No known key made this signature over these bytes. If you signed it yourself, add the public key.',
} as const satisfies Record<string, string>;

export type ReasonCode = keyof typeof sentences;

/** Every code, for translations and documents. */
export const reasonCodes = Object.keys(sentences) as ReasonCode[];

export function reason(code: ReasonCode, values: Values = {}): SignatureReason {
  const message = sentences[code].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  );
  return { code, message, values };
}
