/**
 * A PEM text as it was meant (RFC 7468). Environment variables carry one with its line ends written as
 * `\n` and in quotes, and some people copy the base64 between the two dashed lines alone.
 */
export function readPem(text: string): string {
  const lines = text
    .trim()
    .replace(/^(["'])([^]*)\1$/, '$2')
    .replaceAll(/\\r?\\n|\\n/g, '\n')
    .trim();
  if (lines.includes('-----')) return `${lines}\n`;
  return /^[A-Za-z0-9+/=\s]+$/.test(lines)
    ? `-----BEGIN PUBLIC KEY-----\n${lines.replaceAll(/\s/g, '')}\n-----END PUBLIC KEY-----\n`
    : lines;
}
