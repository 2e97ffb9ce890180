import { useEffect, useState } from 'react';
import type { Loaded } from './remote.ts';
import type { Sanitized } from './sanitized.ts';
import { sanitizeInFrame } from './sanitizer.ts';

/** Milliseconds that a mail has from its HTML to its drawing. */
const budgetMs = 5_000;

export type Sanitizing =
  | { readonly is: 'working' }
  /** @property leftMs what is left for drawing it; `null` without a limit. */
  | { readonly is: 'sanitized'; readonly safe: Sanitized; readonly leftMs: number | null }
  /** It takes too long. */
  | { readonly is: 'overdue' }
  | { readonly is: 'failed' };

const working: Sanitizing = { is: 'working' };

/**
 * An e-mail's HTML sanitized, in its own time. While what was asked for is put in its place, the mail without it stays.
 *
 * @param loaded see `sanitize`; the same object for the same content.
 * @param patient wait as long as it takes.
 */
export function useSanitized(html: string, loaded: Loaded, patient: boolean): Sanitizing {
  const [found, setFound] = useState({ html, sanitizing: working });

  useEffect(() => {
    const leaving = new AbortController();
    const began = performance.now();
    const overdue = patient ? null : AbortSignal.timeout(budgetMs);
    const signal = overdue === null ? leaving.signal : AbortSignal.any([leaving.signal, overdue]);
    const settle = (sanitizing: Sanitizing) => {
      if (!leaving.signal.aborted) setFound({ html, sanitizing });
    };
    setFound((last) =>
      last.html === html && last.sanitizing.is === 'sanitized'
        ? last
        : { html, sanitizing: working },
    );
    sanitizeInFrame(html, loaded, signal).then(
      (safe) => {
        const leftMs = patient ? null : budgetMs - (performance.now() - began);
        settle({ is: 'sanitized', safe, leftMs });
      },
      (error: unknown) => {
        if (overdue?.aborted) settle({ is: 'overdue' });
        else {
          settle({ is: 'failed' });
          if (!leaving.signal.aborted) console.error('The e-mail could not be sanitized.', error);
        }
      },
    );
    return () => leaving.abort();
  }, [html, loaded, patient]);

  return found.html === html ? found.sanitizing : working;
}
