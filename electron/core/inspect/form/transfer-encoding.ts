import type { Part } from '../../../../shared/parts.ts';

/** The transfer encodings that change bytes (RFC 2045, section 6). Forms should not use them (RFC 7578, section 4.7), but some do. */
export function transferEncodingOf(header: string | null): Part['encoding'] {
  const name = header?.trim().toLowerCase();
  return name === 'base64' || name === 'quoted-printable' ? name : null;
}

/** Decodes for display. Never throws: bytes that are not valid in the encoding stay as they are. */
export function decodeTransfer(bytes: Buffer, encoding: Part['encoding']): Buffer {
  switch (encoding) {
    case null:
      return bytes;
    case 'base64': {
      const text = bytes.toString('latin1');
      return /^[A-Za-z0-9+/=\s]*$/.test(text) ? Buffer.from(text, 'base64') : bytes;
    }
    case 'quoted-printable':
      return Buffer.from(
        bytes
          .toString('latin1')
          .replace(/=(?:([0-9a-f]{2})|[ \t]*\r?\n)/gi, (_, hex: string | undefined) =>
            hex === undefined ? '' : String.fromCharCode(parseInt(hex, 16)),
          ),
        'latin1',
      );
  }
}

/** Decodes percent-encoded bytes. A percent sign without two hex digits after it stays as it is. */
export function percentDecoded(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!text.includes('%')) return bytes;
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
