import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { withColourScheme } from './colour-scheme.ts';
import { LinkStatus } from './link-status.tsx';
import { MailFrame } from './mail-frame.tsx';
import type { MailLook } from './mail-store.ts';
import type { Loaded } from './remote.ts';
import type { Sanitized } from './sanitized.ts';
import { useMailFind } from './use-mail-find.ts';
import { useStagedMail } from './use-staged-mail.ts';

/** Milliseconds that rendering a mail with marks may take. */
const renderingMs = 5_000;

interface RenderedMailProps {
  /** The received HTML. */
  readonly html: string;
  readonly loaded: Loaded;
  readonly safe: Sanitized;
  /** The sanitized HTML in the chosen colours. */
  readonly plainHtml: string;
  readonly look: MailLook;
  /** Milliseconds that are left for rendering it; `null` for no limit. */
  readonly remainingMs: number | null;
  /** Called when it is not rendered in time. */
  readonly onOverdue: () => void;
}

/** The rendered mail, with the marks of a search and the target of the link under the pointer. */
export function RenderedMail(props: RenderedMailProps) {
  const { html, loaded, safe, plainHtml, look, remainingMs, onOverdue } = props;
  const { t } = useTranslation('mail');
  const canvas = useRef<HTMLDivElement>(null);
  const found = useMailFind(canvas, html, loaded);
  const shownHtml = useMemo(
    () => (found.html === null ? plainHtml : withColourScheme(found.html, look.scheme)),
    [found.html, plainHtml, look.scheme],
  );
  const { address, failed } = useStagedMail(shownHtml, look.images, safe.links);
  return (
    <>
      {failed && <Notice severity="error">{t('failed')}</Notice>}
      <MailFrame
        ref={canvas}
        address={address}
        fragment={found.fragment}
        look={look}
        timeLimitMs={found.html === null || remainingMs === null ? remainingMs : renderingMs}
        onOverdue={onOverdue}
      />
      <LinkStatus links={safe.links} />
    </>
  );
}
