import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleKind, SampleSent } from '../../../shared/contract.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import type { Result } from '../../../shared/result.ts';
import { post } from './post.ts';

/** A documented sample, byte for byte as it lies in `resources/samples/`. */
export function readSample(kind: SampleKind, resourcesDir: string): Promise<Buffer> {
  return readFile(join(resourcesDir, 'samples', `${kind}.json`));
}

/** The headers of a sample. The host is told from the address. */
export function sampleHeaders(url: string): HeaderPairs {
  return [
    ['Host', new URL(url).host],
    ['Content-Type', 'application/json'],
    ['User-Agent', 'Hookscope test'],
  ];
}

/**
 * Posts a documented sample.
 *
 * @param url the Delivery URL, or the local one.
 */
export async function sendSample(
  kind: SampleKind,
  url: string,
  resourcesDir: string,
): Promise<Result<SampleSent, 'not-delivered'>> {
  const sent = await post(url, sampleHeaders(url), await readSample(kind, resourcesDir));
  if (!sent.ok) return sent;
  const { status, ms } = sent.value;
  return { ok: true, value: { status, ms, url } };
}
