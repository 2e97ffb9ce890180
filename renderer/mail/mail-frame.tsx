import { useTranslation } from 'react-i18next';
import { mailWidths, type MailLook } from './mail-store.ts';

interface MailFrameProps {
  /** Where the mail is staged. */
  readonly address: string | null;
  readonly look: Pick<MailLook, 'width' | 'scheme'>;
}

/**
 * Shows a staged mail under an opaque origin without scripts. What the frame's `color-scheme` is, the mail reads as
 * its reader's choice (Media Queries 5, `prefers-color-scheme` in embedded documents).
 */
export function MailFrame({ address, look: { width, scheme } }: MailFrameProps) {
  const { t } = useTranslation('mail');
  return (
    <div className="mail-paper" data-width={width}>
      {address !== null && (
        <iframe
          className="mail-frame"
          sandbox=""
          src={address}
          title={t('title')}
          style={{
            width: mailWidths[width] ?? '100%',
            colorScheme: scheme === 'dark' ? 'dark' : 'light',
          }}
        />
      )}
    </div>
  );
}
