import type { SQLOutputValue } from 'node:sqlite';

/** The SHA-256 of a body as text, over `requests r`. Earlier rows have it as text, later ones as bytes. */
export const sha256Column =
  'CASE WHEN r.digest IS NULL THEN r.body_sha256 ELSE lower(hex(r.digest)) END AS body_sha256';

/** The columns of a body's SHA-256: its bytes, which take half the space of its text. */
export function digestColumns(sha256: string): {
  readonly sha256: string;
  readonly digest: Uint8Array | null;
} {
  return /^(?:[0-9a-f]{2})+$/.test(sha256)
    ? { sha256: '', digest: Buffer.from(sha256, 'hex') }
    : { sha256, digest: null };
}

/** The SHA-256 in a row with the columns of `requests`. */
export function sha256Of(row: Readonly<Record<string, SQLOutputValue>>): string {
  const { digest } = row;
  return digest instanceof Uint8Array
    ? Buffer.from(digest).toString('hex')
    : String(row['body_sha256']);
}
