import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import type { SampleKind, SampleSent } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { lookup } from './lookup.ts';

const deadlineMs = 15_000;

/**
 * Posts a documented sample, byte for byte as it lies in `resources/samples/`.
 *
 * @param url the Delivery URL, or the local one.
 */
export async function sendSample(
  kind: SampleKind,
  url: string,
  resourcesDir: string,
): Promise<Result<SampleSent, 'not-delivered'>> {
  const body = await readFile(join(resourcesDir, 'samples', `${kind}.json`));
  const started = performance.now();
  try {
    const status = await post(url, body);
    return { ok: true, value: { status, ms: performance.now() - started, url } };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, fault: 'not-delivered', detail };
  }
}

/** @returns the status of the answer, once it has come whole. */
function post(url: string, body: Buffer): Promise<number> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': body.length,
        'User-Agent': 'Hookscope test',
      },
      lookup,
      signal: AbortSignal.timeout(deadlineMs),
    });
    sent.on('response', (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0)).on('error', reject);
      answer.resume();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
