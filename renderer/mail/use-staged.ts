import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import type { Link } from './sanitized.ts';

export interface Staged {
  /** Of the mail scheme; `null` until it is there. */
  readonly address: string | null;
  readonly failed: boolean;
}

/**
 * Hands sanitized HTML to the mail scheme, which serves it under a policy of its own; a `srcdoc` would have the
 * window's. What was staged before stays until the new address is there.
 *
 * @param html `null` stages nothing.
 */
export function useStaged(html: string | null, images: boolean, links: readonly Link[]): Staged {
  const [staged, setStaged] = useState<Staged>({ address: null, failed: false });

  useEffect(() => {
    if (html === null) return;
    let wanted = true;
    bridge.call('mail.stage', { html, images, named: namedIn(links) }).then(
      (address) => wanted && setStaged({ address, failed: false }),
      () => wanted && setStaged({ address: null, failed: true }),
    );
    return () => {
      wanted = false;
    };
  }, [html, images, links]);

  return html === null ? { address: null, failed: false } : staged;
}

/** The links whose words name another site, for the question before one is opened. */
function namedIn(links: readonly Link[]): [href: string, host: string][] {
  return links.flatMap(({ href, warnings }) =>
    warnings.flatMap((warning): [string, string][] =>
      warning.code === 'names-another' ? [[href, warning.named]] : [],
    ),
  );
}
