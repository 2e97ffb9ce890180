import type { RemoteContent, RemoteFault } from '../../shared/mail.ts';
import type { Result } from '../../shared/result.ts';
import type { Loaded, RemoteReference } from './remote.ts';

/** Things fetched at a time. */
const concurrentFetches = 4;

/** Characters of fetched content that one mail may hold; a `data:` address is a third longer than its bytes. */
export const maxFetchedCharacters = 40 * 1024 ** 2;

/** Why something was not fetched. `too-much`: the mail holds all that it may. `lost`: the inspector went away. */
export interface LoadFault {
  readonly code: RemoteFault | 'too-much' | 'not-drawn' | 'lost';
  readonly detail: string;
}

/** Draws an SVG, so that pixels alone go into the mail. @returns a PNG's `data:` address, or `null`. */
export type DrawSvg = (data: string) => Promise<string | null>;

interface Loading {
  readonly references: readonly RemoteReference[];
  readonly before: Loaded;
  readonly fetch: (reference: RemoteReference) => Promise<Result<RemoteContent, RemoteFault>>;
  readonly drawSvg: DrawSvg;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** Fetches references a few at a time. Each one's fault is its own; what has come when it is stopped counts. */
export async function loadReferences({
  references,
  before,
  fetch,
  drawSvg,
  signal,
  onProgress,
}: Loading): Promise<{ loaded: Loaded; faults: ReadonlyMap<string, LoadFault> }> {
  const loaded = new Map(before);
  const faults = new Map<string, LoadFault>();
  let characters = [...loaded.values()].reduce((sum, content) => sum + lengthOf(content), 0);
  let done = 0;

  async function take(reference: RemoteReference): Promise<void> {
    const got = await fetched(reference, fetch, drawSvg);
    if (!got.ok) {
      faults.set(reference.url, { code: got.fault, detail: got.detail });
    } else if (characters + lengthOf(got.value) > maxFetchedCharacters) {
      faults.set(reference.url, { code: 'too-much', detail: '' });
    } else {
      characters += lengthOf(got.value);
      loaded.set(reference.url, got.value);
    }
    done += 1;
    onProgress(done);
  }

  const waiting = [...references];
  const line = async () => {
    while (!signal.aborted) {
      const next = waiting.shift();
      if (next === undefined) return;
      await take(next);
    }
  };
  await Promise.all(Array.from({ length: concurrentFetches }, line));
  for (const { url } of waiting) faults.set(url, { code: 'cancelled', detail: '' });
  return { loaded, faults };
}

async function fetched(
  reference: RemoteReference,
  fetch: Loading['fetch'],
  drawSvg: DrawSvg,
): Promise<Result<RemoteContent, LoadFault['code']>> {
  try {
    const got = await fetch(reference);
    if (!got.ok || got.value.kind === 'style' || !isSvg(got.value.data)) return got;
    const data = await drawSvg(got.value.data);
    return data === null
      ? { ok: false, fault: 'not-drawn', detail: '' }
      : { ok: true, value: { kind: got.value.kind, data } };
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
