/** Bytes with their percent encoding taken off. A percent sign that no two hex digits follow stands for itself. */
export function percentDecoded(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (!text.includes('%')) return bytes;
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
