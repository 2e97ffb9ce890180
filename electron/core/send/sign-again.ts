import type { KeyObject } from 'node:crypto';
import type { HeaderPairs } from '../../../shared/request.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import type { Result } from '../../../shared/result.ts';
import type { Keyring } from '../signature/keyring.ts';
import { sign } from '../signature/private-keys.ts';

/** A private key, and how the user calls it. */
export interface Signer {
  readonly name: string;
  readonly key: KeyObject;
}

/** @param fingerprint of a test key; `null` for none. */
export function findSigner(
  keys: Pick<Keyring, 'signerOf'>,
  fingerprint: string | null,
): Result<Signer | null, 'no-key'> {
  const signer = fingerprint === null ? null : keys.signerOf(fingerprint);
  return fingerprint !== null && signer === null
    ? { ok: false, fault: 'no-key', detail: 'The private half of this test key is not here.' }
    : { ok: true, value: signer };
}

/**
 * Signs bytes again. The new value takes the place and the spelling of the first `X-GHL-Signature`; without one, the
 * field is added at the end. Every other signature is left out, the old RSA one (`X-WH-Signature`) too: it is another
 * signer's, and a receiver that checks it first would refuse the request.
 */
export function signAgain(headers: HeaderPairs, body: Uint8Array, { key }: Signer): HeaderPairs {
  const value = sign(body, key);
  const first = headers.findIndex(([name]) => isNamed(name, signatureHeaders.current));
  const [name] = headers[first] ?? [signatureHeaders.current];
  const signed = headers.flatMap((pair, at) =>
    at === first ? [[name, value] as const] : isSignature(pair[0]) ? [] : [pair],
  );
  return first === -1 ? [...signed, [name, value]] : signed;
}

/** Leaves out both signatures: they were made over other bytes. */
export function withoutSignatures(headers: HeaderPairs): HeaderPairs {
  return headers.filter(([name]) => !isSignature(name));
}

function isSignature(name: string): boolean {
  return isNamed(name, signatureHeaders.current) || isNamed(name, signatureHeaders.legacy);
}

function isNamed(spelling: string, name: string): boolean {
  return spelling.toLowerCase() === name.toLowerCase();
}
