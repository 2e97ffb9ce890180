import { useEffect, useState } from 'react';
import type { Loaded } from './remote.ts';
import type { Sanitized } from './sanitized.ts';
import { sanitizeInFrame } from './sanitizer.ts';

/** Milliseconds that sanitizing and rendering a mail may take together. */
const timeLimitMs = 5_000;

export type Sanitizing =
  | { readonly is: 'working' }
  /** @property remainingMs the time left for rendering it; `null` for no limit. */
  | { readonly is: 'sanitized'; readonly safe: Sanitized; readonly remainingMs: number | null }
  /** It took too long. */
  | { readonly is: 'overdue' }
  | { readonly is: 'failed' };

const working: Sanitizing = { is: 'working' };

/**
 * Sanitizes an e-mail's HTML asynchronously. While fetched content is being inserted, the previous result stays.
 *
 * @param loaded see `sanitize`; the same object for the same content.
 * @param ignoresLimit waits without a time limit.
 */
export function useSanitized(html: string, loaded: Loaded, ignoresLimit: boolean): Sanitizing {
  const [latest, setLatest] = useState({ html, sanitizing: working });

  useEffect(() => {
    const unmount = new AbortController();
    const startedAt = performance.now();
    const overdue = ignoresLimit ? null : AbortSignal.timeout(timeLimitMs);
    const signal = overdue === null ? unmount.signal : AbortSignal.any([unmount.signal, overdue]);
    const store = (sanitizing: Sanitizing) => {
      if (!unmount.signal.aborted) setLatest({ html, sanitizing });
    };
    setLatest((last) =>
      last.html === html && last.sanitizing.is === 'sanitized'
        ? last
        : { html, sanitizing: working },
    );
    sanitizeInFrame(html, loaded, signal).then(
      (safe) => {
        const remainingMs = ignoresLimit ? null : timeLimitMs - (performance.now() - startedAt);
        store({ is: 'sanitized', safe, remainingMs });
      },
      (error: unknown) => {
        if (overdue?.aborted) store({ is: 'overdue' });
        else {
          store({ is: 'failed' });
          if (!unmount.signal.aborted) console.error('The e-mail could not be sanitized.', error);
        }
      },
    );
    return () => unmount.abort();
  }, [html, loaded, ignoresLimit]);

  return latest.html === html ? latest.sanitizing : working;
}
