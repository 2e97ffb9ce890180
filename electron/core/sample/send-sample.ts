import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleKind, SampleSent } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';

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
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Hookscope test' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    });
    await response.arrayBuffer();
    return { ok: true, value: { status: response.status, ms: performance.now() - started, url } };
  } catch (error) {
    return { ok: false, fault: 'not-delivered', detail: reasonOf(error) };
  }
}

/** `fetch` hides the system's words in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
