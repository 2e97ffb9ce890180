import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  pdfFrameAddress,
  pdfPageLimit,
  type PdfAsk,
  type PdfNews,
} from '../../../shared/pdf-frame.ts';
import { formatNumber } from '../../ui/format.ts';

/** Milliseconds after which a PDF is given up. */
const drawingMs = 20_000;

interface PdfPreviewProps {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/**
 * The first pages of a PDF, drawn by a frame of no origin and no network, in a process of its own. The frame is told
 * the bytes and says how many pages there are; nothing else passes between it and the window.
 */
export function PdfPreview({ bytes, name }: PdfPreviewProps) {
  const { t, i18n } = useTranslation('attachments');
  const frame = useRef<HTMLIFrameElement>(null);
  const [news, setNews] = useState<PdfNews>({ is: 'ready' });
  const pageName = t('pdfPage', { number: '{{number}}' });

  useEffect(() => {
    const giveUp = setTimeout(() => setNews({ is: 'broken' }), drawingMs);
    const hear = ({ source, data }: MessageEvent) => {
      if (source === null || source !== frame.current?.contentWindow) return;
      const told = data as PdfNews;
      if (told.is === 'ready') {
        // A frame without an origin can be addressed by no other name.
        frame.current.contentWindow?.postMessage({ pdf: bytes, pageName } satisfies PdfAsk, '*');
        return;
      }
      clearTimeout(giveUp);
      setNews(told.is === 'drawn' ? { is: 'drawn', pages: told.pages } : { is: 'broken' });
    };
    window.addEventListener('message', hear);
    return () => {
      clearTimeout(giveUp);
      window.removeEventListener('message', hear);
    };
  }, [bytes, pageName]);

  if (news.is === 'broken') return <p className="detail-muted">{t('noPreview.pdf')}</p>;
  return (
    <>
      <p className="detail-muted" role="status">
        {news.is === 'ready' && t('busy.draw')}
        {news.is === 'drawn' &&
          t(news.pages > pdfPageLimit ? 'pdfFirstPages' : 'pdfPages', {
            pages: formatNumber(news.pages, i18n.language),
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
