import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import type { Link } from './sanitized.ts';

export interface Staged {
  /** The `mail:` URL; `null` before the first one is ready. */
  readonly address: string | null;
  readonly failed: boolean;
}

/**
 * Stages sanitized HTML: the `mail:` scheme serves it with its own content security policy, whereas a `srcdoc` would have the
 * window's. The previous address stays until the new one is ready.
 *
 * @param html `null` stages nothing.
 */
export function useStagedMail(
  html: string | null,
  images: boolean,
  links: readonly Link[],
): Staged {
  const [staged, setStaged] = useState<Staged>({ address: null, failed: false });

  useEffect(() => {
    if (html === null) return;
    let isCurrent = true;
    bridge.call('mail.stage', { html, images, named: misleadingLinks(links) }).then(
      (address) => isCurrent && setStaged({ address, failed: false }),
      () => isCurrent && setStaged({ address: null, failed: true }),
    );
    return () => {
      isCurrent = false;
    };
  }, [html, images, links]);

  return html === null ? { address: null, failed: false } : staged;
}

/** The links whose text names another site, for the confirmation before a link is opened. */
export function misleadingLinks(links: readonly Link[]): [href: string, host: string][] {
  return links.flatMap(({ href, warnings }) =>
    warnings.flatMap((warning): [string, string][] =>
      warning.code === 'names-another' ? [[href, warning.named]] : [],
    ),
  );
}
