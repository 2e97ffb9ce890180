import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  pdfFrameAddress,
  pdfPageLimit,
  type PdfRequest,
  type PdfProgress,
} from '../../../shared/pdf-frame.ts';
import { formatNumber } from '../../ui/format.ts';

/** A PDF that takes longer to draw is shown as broken. */
const drawTimeoutMs = 20_000;

interface PdfPreviewProps {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/**
 * The first pages of a PDF, drawn in a frame with an opaque origin and without network access, in a process of its own.
 * The frame gets the bytes and reports the number of pages; nothing else passes between it and the window.
 */
export function PdfPreview({ bytes, name }: PdfPreviewProps) {
  const { t, i18n } = useTranslation('attachments');
  const frame = useRef<HTMLIFrameElement>(null);
  const [progress, setProgress] = useState<PdfProgress>({ is: 'ready' });
  const pageName = t('pdfPage', { number: '{{number}}' });

  useEffect(() => {
    const timeout = setTimeout(() => setProgress({ is: 'broken' }), drawTimeoutMs);
    const receive = ({ source, data }: MessageEvent) => {
      if (source === null || source !== frame.current?.contentWindow) return;
      const message = data as PdfProgress;
      if (message.is === 'ready') {
        // A frame without an origin has no other target name than `*`.
        frame.current.contentWindow?.postMessage(
          { pdf: bytes, pageName } satisfies PdfRequest,
          '*',
        );
        return;
      }
      clearTimeout(timeout);
      setProgress(
        message.is === 'drawn' ? { is: 'drawn', pages: message.pages } : { is: 'broken' },
      );
    };
    window.addEventListener('message', receive);
    return () => {
      clearTimeout(timeout);
      window.removeEventListener('message', receive);
    };
  }, [bytes, pageName]);

  if (progress.is === 'broken') return <p className="detail-muted">{t('noPreview.pdf')}</p>;
  return (
    <>
      <p className="detail-muted" role="status">
        {progress.is === 'ready' && t('busy.draw')}
        {progress.is === 'drawn' &&
          t(progress.pages > pdfPageLimit ? 'pdfFirstPages' : 'pdfPages', {
            pages: formatNumber(progress.pages, i18n.language),
            shown: formatNumber(pdfPageLimit, i18n.language),
          })}
      </p>
      <iframe
        ref={frame}
        className="attachment-pdf"
        title={t('pdfOf', { name })}
        sandbox="allow-scripts"
        src={pdfFrameAddress}
      />
    </>
  );
}
