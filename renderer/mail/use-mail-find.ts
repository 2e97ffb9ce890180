import { useMemo, useState, type RefObject } from 'react';
import { maxFound, useFindTarget, type FindTarget } from '../ui/find/find-targets.ts';
import type { Loaded } from './remote.ts';
import { findInFrame } from './sanitizer.ts';
import type { FoundMail } from './sanitized.ts';

/** Milliseconds that a search in a mail may take. */
const timeLimitMs = 5_000;

export interface MailFind {
  /**
   * The sanitized HTML with marks; `null` until something is searched for. It stays when the search ends, so that nothing
   * moves, until other content is loaded.
   */
  readonly html: string | null;
  /** The end of the frame's address, which leads to the current match. */
  readonly fragment: string;
}

/**
 * Lets the search of the pane search a rendered mail. The frame runs no script and its text is not the window's to read: so
 * the mail is sanitized once more, and marked there.
 *
 * @param html the received HTML.
 */
export function useMailFind(
  host: RefObject<Element | null>,
  html: string,
  loaded: Loaded,
): MailFind {
  const [found, setFound] = useState<(FoundMail & { readonly loaded: Loaded }) | null>(null);
  const [isSearching, setSearching] = useState(false);
  const [current, setCurrent] = useState<number | null>(null);
  const target = useMemo((): FindTarget => {
    return {
      find: async (wanted, signal) => {
        setSearching(true);
        const limits = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
        try {
          const marked = await findInFrame({ html, loaded, wanted, limit: maxFound }, limits);
          setFound({ ...marked, loaded });
          return { count: marked.count };
        } catch (error) {
          if (!limits.aborted) throw error;
          if (!signal.aborted) setFound(null);
          return { fault: 'too-slow' };
        }
      },
      show: setCurrent,
      clear: () => {
        setSearching(false);
        setCurrent(null);
      },
    };
  }, [html, loaded]);
  useFindTarget(host, target);
  const isShown = found !== null && (isSearching || found.loaded === loaded);
  if (!isShown) return { html: null, fragment: '' };
  return { html: found.html, fragment: `#${found.idPrefix}${current ?? 'none'}` };
}
