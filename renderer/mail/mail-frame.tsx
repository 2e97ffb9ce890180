import { useTranslation } from 'react-i18next';
import { useRenderDeadline } from './use-render-deadline.ts';
import { useStall } from './use-stall.ts';
import { mailWidths, type MailLook } from './mail-store.ts';

interface MailFrameProps {
  /** Where the mail is staged. */
  readonly address: string | null;
  readonly look: Pick<MailLook, 'width' | 'scheme'>;
  /** Milliseconds that drawing may take; `null` is patient. */
  readonly budgetMs: number | null;
  readonly onOverdue: () => void;
}

/**
 * Shows a staged mail under an opaque origin without scripts. What the frame's `color-scheme` is, the mail reads as
 * its reader's choice (Media Queries 5, `prefers-color-scheme` in embedded documents).
 */
export function MailFrame({
  address,
  look: { width, scheme },
  budgetMs,
  onOverdue,
}: MailFrameProps) {
  const { t } = useTranslation('mail');
  const { isDrawn, onLoad } = useRenderDeadline(address, budgetMs, onOverdue);
  useStall(address !== null && budgetMs !== null, onOverdue);
  return (
    <div className="mail-canvas" data-width={width} aria-busy={!isDrawn}>
      {address !== null && (
        <iframe
          className="mail-frame"
          sandbox=""
          src={address}
          title={t('title')}
          onLoad={onLoad}
          style={{
            width: mailWidths[width] ?? '100%',
            colorScheme: scheme === 'dark' ? 'dark' : 'light',
          }}
        />
      )}
    </div>
  );
}
