import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { LinkStatus } from './link-status.tsx';
import { MailFrame } from './mail-frame.tsx';
import type { MailLook } from './mail-store.ts';
import type { Sanitized } from './sanitized.ts';
import { useStagedMail } from './use-staged-mail.ts';

interface RenderedMailProps {
  readonly safe: Sanitized;
  readonly look: MailLook;
  /** The sanitized HTML in the chosen colours. */
  readonly html: string;
  /** Milliseconds that are left for rendering it; `null` for no limit. */
  readonly remainingMs: number | null;
  /** Called when it is not rendered in time. */
  readonly onOverdue: () => void;
}

/** The rendered mail, with the target of the link under the pointer. */
export function RenderedMail({ safe, look, html, remainingMs, onOverdue }: RenderedMailProps) {
  const { t } = useTranslation('mail');
  const { address, failed } = useStagedMail(html, look.images, safe.links);
  return (
    <>
      {failed && <Notice severity="error">{t('failed')}</Notice>}
      <MailFrame address={address} look={look} timeLimitMs={remainingMs} onOverdue={onOverdue} />
      <LinkStatus links={safe.links} />
    </>
  );
}
