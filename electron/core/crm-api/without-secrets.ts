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
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret.toWellFormed()),
      new URLSearchParams([['', secret]]).toString().slice(1),
    ])
    // The longest first: one may begin with another one.
    .toSorted((a, b) => b.length - a.length);
  const left = known.reduce((before, secret) => before.replaceAll(secret, masked), text);
  const clean = left.replace(namedSecret, `$1${masked}`).replace(forms, masked);
  return known.reduce(withoutBeginning, clean);
}

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
