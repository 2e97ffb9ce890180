import type { RemoteContent, RemoteFault } from '../../shared/mail.ts';
import type { Result } from '../../shared/result.ts';
import type { Loaded, RemoteReference } from './remote.ts';

/** Fetches that run at the same time. */
const concurrentFetches = 4;

/** Characters of fetched content that are stored for one mail; a `data:` address is a third longer than its bytes. */
export const maxFetchedCharacters = 40 * 1024 ** 2;

/** Why something was not fetched. `too-much`: `maxFetchedCharacters` is reached. `lost`: the inspector stopped. */
export interface LoadFault {
  readonly code: RemoteFault | 'too-much' | 'not-drawn' | 'lost';
  readonly detail: string;
}

/** Converts an SVG to a PNG, so that only pixels are inserted into the mail. @returns a `data:` address, or `null`. */
export type DrawSvg = (data: string) => Promise<string | null>;

interface LoadOptions {
  readonly references: readonly RemoteReference[];
  readonly before: Loaded;
  readonly fetch: (reference: RemoteReference) => Promise<Result<RemoteContent, RemoteFault>>;
  readonly drawSvg: DrawSvg;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** Fetches references, a few at a time. Each has its own fault; after an abort, what was already fetched is returned. */
export async function loadReferences({
  references,
  before,
  fetch,
  drawSvg,
  signal,
  onProgress,
}: LoadOptions): Promise<{ loaded: Loaded; faults: ReadonlyMap<string, LoadFault> }> {
  const loaded = new Map(before);
  const faults = new Map<string, LoadFault>();
  let characters = [...loaded.values()].reduce((sum, content) => sum + lengthOf(content), 0);
  let done = 0;

  async function loadOne(reference: RemoteReference): Promise<void> {
    const result = await fetchOne(reference, fetch, drawSvg);
    if (!result.ok) {
      faults.set(reference.url, { code: result.fault, detail: result.detail });
    } else if (characters + lengthOf(result.value) > maxFetchedCharacters) {
      faults.set(reference.url, { code: 'too-much', detail: '' });
    } else {
      characters += lengthOf(result.value);
      loaded.set(reference.url, result.value);
    }
    done += 1;
    onProgress(done);
  }

  const waiting = [...references];
  const worker = async () => {
    while (!signal.aborted) {
      const next = waiting.shift();
      if (next === undefined) return;
      await loadOne(next);
    }
  };
  await Promise.all(Array.from({ length: concurrentFetches }, worker));
  for (const { url } of waiting) faults.set(url, { code: 'cancelled', detail: '' });
  return { loaded, faults };
}

async function fetchOne(
  reference: RemoteReference,
  fetch: LoadOptions['fetch'],
  drawSvg: DrawSvg,
): Promise<Result<RemoteContent, LoadFault['code']>> {
  try {
    const result = await fetch(reference);
    if (!result.ok || result.value.kind === 'style' || !isSvg(result.value.data)) return result;
    const data = await drawSvg(result.value.data);
    return data === null
      ? { ok: false, fault: 'not-drawn', detail: '' }
      : { ok: true, value: { kind: result.value.kind, data } };
  } catch (error) {
    return { ok: false, fault: 'lost', detail: String(error) };
  }
}

function isSvg(data: string): boolean {
  return data.startsWith('data:image/svg+xml');
}

function lengthOf(content: RemoteContent): number {
  return content.kind === 'style' ? content.css.length : content.data.length;
}
