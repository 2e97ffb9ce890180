import type { Session } from 'electron';
import { session } from 'electron';
import type { Result } from '../../../shared/result.ts';
import type { UpdateFault } from '../../../shared/updates.ts';
import { guardSession } from '../guards.ts';
import { isSafeAddress } from './feed-address.ts';
import { feedBounds } from './feed.ts';

/**
 * The session that electron-updater loads packages by, and one for the list of them: so what is loaded is known by who loads
 * it, and not by an address that a server chooses. We guard both.
 */
const partitions = { packages: 'electron-updater', feed: 'updates-feed' } as const;
const feedTimeoutMs = 30_000;

interface RefusedLoad {
  readonly fault: 'unsafe-address' | 'too-large';
  readonly detail: string;
}

/** Everything that is loaded for updates. */
export interface UpdateSession {
  /** Loads a text of at most 256 kB. */
  readonly loadText: (url: URL) => Promise<Result<string, UpdateFault>>;
  /** What a package must say of its length before it is loaded. */
  readonly expectBytes: (bytes: number) => void;
  /** Why the latest request was refused; `null` when it was not, or that was taken already. */
  readonly takeRefusal: () => RefusedLoad | null;
}

/**
 * Guards the sessions of updates: each request, a redirect too, goes by https, or to the same server when that one is on
 * loopback, as in tests. A package has the length that was announced and no content coding, so that it can't be endless.
 *
 * @param base the folder of the feed.
 */
export function createUpdateSession(base: URL): UpdateSession {
  const packages = guarded(partitions.packages);
  const feed = guarded(partitions.feed);
  let refusal: RefusedLoad | null = null;
  let bytes = 0;

  function guarded(partition: string): Session {
    const own = session.fromPartition(partition, { cache: false });
    guardSession(own);
    own.webRequest.onBeforeRequest(({ url }, decide) => {
      const isSafe = isSafeAddress(new URL(url), base);
      if (!isSafe) refusal = { fault: 'unsafe-address', detail: url.slice(0, 300) };
      decide({ cancel: !isSafe });
    });
    return own;
  }
  packages.webRequest.onHeadersReceived(({ statusCode, responseHeaders = {} }, decide) => {
    const detail = statusCode === 200 ? wrongLength(responseHeaders, bytes) : null;
    if (detail !== null) refusal = { fault: 'too-large', detail };
    decide({ cancel: detail !== null });
  });

  return {
    async loadText(url) {
      refusal = null;
      try {
        return await loadBounded(feed, url);
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        // Chromium itself refuses a redirect to a file and the like.
        const fault = detail.includes('ERR_UNSAFE_REDIRECT') ? 'unsafe-address' : 'offline';
        return { ok: false, ...(refusal ?? { fault, detail }) };
      }
    },
    expectBytes(expected) {
      refusal = null;
      bytes = expected;
    },
    takeRefusal() {
      const taken = refusal;
      refusal = null;
      return taken;
    },
  };
}

/** Why a package is not loaded; `null` when it is. A redirect has a length of its own, and is not a package. */
function wrongLength(headers: Record<string, string[]>, bytes: number): string | null {
  const named = Object.entries(headers).map(([name, [value = '']]) => [name.toLowerCase(), value]);
  const fields = new Map(named as [string, string][]);
  const length = fields.get('content-length');
  const coding = fields.get('content-encoding') ?? 'identity';
  if (length === String(bytes) && coding === 'identity') return null;
  return `${bytes} bytes were announced, and the server sends ${length ?? 'an unknown number'}`;
}

async function loadBounded(feed: Session, url: URL): Promise<Result<string, UpdateFault>> {
  const answer = await feed.fetch(url.href, {
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(feedTimeoutMs),
  });
  if (!answer.ok || answer.body === null)
    return { ok: false, fault: 'refused', detail: `${answer.status} ${answer.statusText}` };
  const pieces: Uint8Array[] = [];
  let read = 0;
  for await (const piece of answer.body) {
    pieces.push(piece);
    read += piece.byteLength;
    if (read <= feedBounds.bytes) continue;
    const detail = `The list of packages is larger than ${feedBounds.bytes} bytes.`;
    return { ok: false, fault: 'too-large', detail };
  }
  return { ok: true, value: new TextDecoder().decode(Buffer.concat(pieces)) };
}
