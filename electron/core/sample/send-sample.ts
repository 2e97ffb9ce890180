import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleKind, SampleSent } from '../../../shared/sample.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import type { Keyring } from '../signature/keyring.ts';
import { sign } from '../signature/private-keys.ts';
import { post } from './post.ts';

/** Reads a documented sample from `resources/samples/`. */
export function readSample(kind: SampleKind, resourcesDir: string): Promise<Buffer> {
  return readFile(join(resourcesDir, 'samples', `${kind}.json`));
}

/** The headers of a sample. */
export function sampleHeaders(url: string): HeaderPairs {
  return [
    ['Host', new URL(url).host],
    ['Content-Type', 'application/json'],
    ['User-Agent', 'Hookscope test'],
  ];
}

/** The signature header field for these bytes; none without a key. */
export function signatureOf(body: Uint8Array, key: KeyObject | null): HeaderPairs {
  return key === null ? [] : [[signatureHeaders.current, sign(body, key)]];
}

/**
 * Posts a documented sample.
 *
 * @param url the Delivery URL, or the local one.
 * @param more the header field that the guard requires.
 * @param signer signs it; without one it goes unsigned.
 */
export async function sendSample(
  kind: SampleKind,
  url: string,
  resourcesDir: string,
  more: HeaderPairs,
  signer: ReturnType<Keyring['signer']>,
): Promise<Result<SampleSent, 'not-delivered'>> {
  const body = await readSample(kind, resourcesDir);
  const headers = [...sampleHeaders(url), ...more, ...signatureOf(body, signer?.key ?? null)];
  const sent = await post(url, headers, body);
  if (!sent.ok) return sent;
  const { status, ms } = sent.value;
  return { ok: true, value: { status, ms, url, signedWith: signer?.name.name ?? null } };
}
