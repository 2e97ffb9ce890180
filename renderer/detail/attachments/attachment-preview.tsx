import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentPreview as Preview } from '../../../shared/attachment-file.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { CodeView } from '../../ui/code-view.tsx';
import { formatNumber } from '../../ui/format.ts';
import { PdfPreview } from './pdf-preview.tsx';
import { useCodePhrases } from '../../ui/use-code-phrases.ts';

interface AttachmentPreviewProps {
  readonly preview: Preview;
  readonly name: string;
}

/** A fetched attachment as an image, a text or a PDF. Nothing in it can run here. */
export function AttachmentPreview({ preview, name }: AttachmentPreviewProps) {
  const { t } = useTranslation('attachments');
  switch (preview.is) {
    case 'image':
      return <ImagePreview image={preview} name={name} />;
    case 'text':
      return <TextPreview text={preview} name={name} />;
    case 'pdf':
      return <PdfPreview bytes={preview.bytes} name={name} />;
    case 'none':
      return <p className="detail-muted">{t(`noPreview.${preview.why}`)}</p>;
    default:
      return assertNever(preview);
  }
}

type PreviewOf<Is extends Preview['is']> = Extract<Preview, { readonly is: Is }>;

function ImagePreview({
  image,
  name,
}: {
  readonly image: PreviewOf<'image'>;
  readonly name: string;
}) {
  const { t, i18n } = useTranslation('attachments');
  const [source, setSource] = useState<string | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  useEffect(() => {
    const { bytes, facts } = image;
    const blob = new Blob([new Uint8Array(bytes)], { type: facts.type ?? '' });
    const address = URL.createObjectURL(blob);
    setSource(address);
    return () => URL.revokeObjectURL(address);
  }, [image]);
  if (isBroken) return <p className="detail-muted">{t('noPreview.broken')}</p>;
  return (
    <figure className="attachment-image">
      {source !== null && (
        <img src={source} alt={t('imageOf', { name })} onError={() => setIsBroken(true)} />
      )}
      <figcaption className="detail-muted">
        {t('pixels', {
          width: formatNumber(image.width, i18n.language),
          height: formatNumber(image.height, i18n.language),
        })}
      </figcaption>
    </figure>
  );
}

function TextPreview({ text, name }: { readonly text: PreviewOf<'text'>; readonly name: string }) {
  const { t, i18n } = useTranslation('attachments');
  const phrases = useCodePhrases();
  const { type } = text.facts;
  const language = type === 'text/html' ? 'html' : type?.endsWith('xml') ? 'xml' : 'text';
  return (
    <>
      {text.cut && (
        <p className="detail-muted">
          {t('textCut', { shown: formatNumber(text.text.length, i18n.language) })}
        </p>
      )}
      <div className="attachment-text">
        <CodeView
          text={text.text}
          language={language}
          label={t('textOf', { name })}
          phrases={phrases}
        />
      </div>
    </>
  );
}
