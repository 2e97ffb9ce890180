/** What stands in the place of a secret. Unchanged in a URL, a form and JSON. */
export const masked = '***';

/** The fields of a body that are secrets, as v3 or an older version of the API names them. */
const secretNames = [
  'clientSecret',
  'client_secret',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
];

const namedSecret = new RegExp(
  String.raw`("(?:${secretNames.join('|')})"\s{0,20}:\s{0,20}")(?:[^"\\]|\\.)*`,
  'g',
);

/** A JWT, or the beginning of one; and a private integration token. */
const forms = /\beyJ[\w-]{10,}(?:\.[\w-]*){0,4}|\bpit-[0-9a-f-]{8,}/gi;

/** Characters of a secret's beginning at the end of a text that was cut. */
const shortestBeginning = 6;

/**
 * A text without these secrets, however it writes them, and without anything that has the form or the name of one: the other
 * side may repeat what it got, and answers the token call with tokens.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const known = secrets
    .filter((secret) => secret !== '')
    .flatMap(writtenForms)
    // The longest first: one may begin with another one.
    .toSorted((a, b) => b.length - a.length);
  const left = known.reduce((before, secret) => before.replaceAll(secret, masked), text);
  const clean = left.replace(namedSecret, `$1${masked}`).replace(forms, masked);
  return known.reduce(withoutBeginning, clean);
}

/** A secret as texts of different kinds write it. */
function writtenForms(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    ...apostrophes.map((apostrophe) => inHtml(secret, apostrophe)),
    ...[0, 1, 2].flatMap((bytesBefore) => inBase64(secret, bytesBefore)),
  ];
}

/** The ways in which libraries write an apostrophe in HTML. */
const apostrophes = ["'", '&#39;', '&#x27;', '&#039;', '&apos;'];

function inHtml(secret: string, apostrophe: string): string {
  return secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe);
}

/**
 * The characters of Base64, and of its form for URLs, that the secret alone decides, wherever it stands in what was encoded.
 *
 * @param bytesBefore how many of a group of three bytes come before it.
 */
function inBase64(secret: string, bytesBefore: number): readonly string[] {
  const bytes = Buffer.from(secret);
  const whole = Buffer.concat([Buffer.alloc(bytesBefore), bytes]);
  const from = Math.ceil((bytesBefore * 8) / 6);
  const to = Math.floor((whole.length * 8) / 6);
  if (to - from < shortestInBase64) return [];
  return (['base64', 'base64url'] as const).map((form) => whole.toString(form).slice(from, to));
}

/** Fewer characters of Base64 may stand in a text by chance. */
const shortestInBase64 = 8;

/** A cut may have left only the beginning of a secret. */
function withoutBeginning(text: string, secret: string): string {
  for (let length = secret.length - 1; length >= shortestBeginning; length -= 1)
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + masked;
  return text;
}

/** The last characters of a token, so that two can be told apart. */
export function maskOf(token: string): string {
  return token.length < 12 ? '…' : `…${token.slice(-4)}`;
}

/** Whether a field of a token call is a secret: the codes are too. */
export function isSecretField(name: string): boolean {
  return name === 'code' || secretNames.includes(name);
}
