import { useEffect, useState } from 'react';
import type { Loaded } from './remote.ts';
import type { Sanitized } from './sanitized.ts';
import { sanitizeInFrame } from './sanitizer.ts';

/** Milliseconds that sanitizing and rendering a mail may take together. */
const budgetMs = 5_000;

export type Sanitizing =
  | { readonly is: 'working' }
  /** @property leftMs the time left for rendering it; `null` for no limit. */
  | { readonly is: 'sanitized'; readonly safe: Sanitized; readonly leftMs: number | null }
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
  const [found, setFound] = useState({ html, sanitizing: working });

  useEffect(() => {
    const unmount = new AbortController();
    const startedAt = performance.now();
    const overdue = ignoresLimit ? null : AbortSignal.timeout(budgetMs);
    const signal = overdue === null ? unmount.signal : AbortSignal.any([unmount.signal, overdue]);
    const settle = (sanitizing: Sanitizing) => {
      if (!unmount.signal.aborted) setFound({ html, sanitizing });
    };
    setFound((last) =>
      last.html === html && last.sanitizing.is === 'sanitized'
        ? last
        : { html, sanitizing: working },
    );
    sanitizeInFrame(html, loaded, signal).then(
      (safe) => {
        const leftMs = ignoresLimit ? null : budgetMs - (performance.now() - startedAt);
        settle({ is: 'sanitized', safe, leftMs });
      },
      (error: unknown) => {
        if (overdue?.aborted) settle({ is: 'overdue' });
        else {
          settle({ is: 'failed' });
          if (!unmount.signal.aborted) console.error('The e-mail could not be sanitized.', error);
        }
      },
    );
    return () => unmount.abort();
  }, [html, loaded, ignoresLimit]);

  return found.html === html ? found.sanitizing : working;
}
