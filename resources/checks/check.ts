import { createPublicKey, verify } from 'node:crypto';

const der = Buffer.from('{{spki}}', 'base64');
const key = createPublicKey({ key: der, format: 'der', type: 'spki' });

/** `body`: the raw bytes, before any parser; `header`: the value of {{header}}. */
export function isGenuine(body: Uint8Array, header: string | undefined): boolean {
  if (header === undefined || !/^[A-Za-z0-9+/]{86}==$/.test(header)) return false;
  return verify(null, body, key, Buffer.from(header, 'base64'));
}
