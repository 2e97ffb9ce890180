/** What a program may write of an account: the authtoken that ngrok repeats in its errors, and the token of a tunnel, which is JSON in base64. */
const secrets = [
  /(\bauthtoken\b['"]?\s*[:=]\s*['"]?)[^\s'",}]{6,}/giu,
  /(\btoken\b['"]?\s*[:=]\s*['"]?)[^\s'",}]{12,}/giu,
  /()\beyJ[\w+/=-]{20,}/gu,
];

/** A message of a program for our state and log, on one line and at most 300 characters long, without anything that gives access to an account. */
export function withoutSecrets(message: string): string {
  return secrets
    .reduce((text, secret) => text.replace(secret, '$1…'), message)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
