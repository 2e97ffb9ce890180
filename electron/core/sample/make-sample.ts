import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleOf, type SampleName } from '../../../shared/sample.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { signatureHeaders } from '../../../shared/signature.ts';
import { renewJson } from '../send/renew-json.ts';
import { sign } from '../signature/private-keys.ts';

/**
 * The body of a sample, as `resources/samples/` has it, with new values in the fields that the table names.
 *
 * @param now milliseconds since 1970.
 */
export async function makeSample(
  name: SampleName,
  resourcesDir: string,
  now: number,
): Promise<Buffer> {
  const body = await readFile(join(resourcesDir, 'samples', `${name}.json`));
  const { fresh } = sampleOf(name);
  if (fresh === undefined) return body;
  const made = renewJson(body.toString('latin1'), now, fresh);
  return made === null ? body : Buffer.from(made, 'latin1');
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
