import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useRenderDeadline } from './use-render-deadline.ts';
import { useStall } from './use-stall.ts';
import { mailWidths, type MailLook } from './mail-store.ts';

interface MailFrameProps {
  readonly ref: Ref<HTMLDivElement>;
  /** The address of the staged mail. */
  readonly address: string | null;
  /** The end of the address, which leads to a place in the mail; empty for its beginning. */
  readonly fragment: string;
  readonly look: Pick<MailLook, 'width' | 'scheme'>;
  /** Milliseconds that rendering may take; `null` for no limit. */
  readonly timeLimitMs: number | null;
  readonly onOverdue: () => void;
}

/**
 * Shows a staged mail with an opaque origin and without scripts. The frame's `color-scheme` determines the mail's
 * `prefers-color-scheme` (Media Queries 5, "embedded documents").
 */
export function MailFrame({
  ref,
  address,
  fragment,
  look: { width, scheme },
  timeLimitMs,
  onOverdue,
}: MailFrameProps) {
  const { t } = useTranslation('mail');
  const { isRendered, onLoad } = useRenderDeadline(address, timeLimitMs, onOverdue);
  useStall(address !== null && timeLimitMs !== null, onOverdue);
  return (
    <div ref={ref} className="mail-canvas" data-width={width} aria-busy={!isRendered}>
      {address !== null && (
        <iframe
          className="mail-frame"
          sandbox=""
          src={`${address}${fragment}`}
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
