import { useTranslation } from 'react-i18next';
import type { ImportPreview, PreviewedRequest } from '../../shared/import.ts';
import { Badge } from '../ui/badge.tsx';
import { formatBytes, formatNumber } from '../ui/format.ts';
import { SenderText } from '../ui/sender-text.tsx';
import { verdictLook } from '../ui/verdict.ts';
import { useReason } from './use-reason.ts';
import './preview-text.css';

interface PreviewTextProps {
  readonly preview: ImportPreview;
  readonly isSigned: boolean;
  /** What stands before the reason why it can't be read. */
  /** The name of the file, which needs no mention as the place of a fault. */
  readonly name?: string;
  readonly refused: 'dialog.refused' | 'opened.refused';
}

/** What a text or a file would bring. */
export function PreviewText({ preview, isSigned, refused, name }: PreviewTextProps) {
  const { t, i18n } = useTranslation('import');
  const reasonOf = useReason();
  if (preview.is === 'empty') return <p>{t('dialog.empty')}</p>;
  if (preview.is === 'refused') {
    return (
      <p className="preview-text-refused">
        {t(refused)}{' '}
        <SenderText
          text={
            preview.place === name
              ? reasonOf.text(preview.reason)
              : reasonOf.sentence(preview.place, preview.reason)
          }
        />
      </p>
    );
  }
  const { format, count, first, problems } = preview;
  const isAssumed = format === 'payload';
  return (
    <>
      <p>
        {t('dialog.readable', {
          count,
          format: t(`format.${format}`),
          shown: formatNumber(count, i18n.language),
        })}
      </p>
      {first && <FirstRequest first={first} />}
      {isAssumed && <p className="preview-text-hint">{t('dialog.assumed')}</p>}
      {isAssumed && isSigned && <p className="preview-text-hint">{t('dialog.spaces')}</p>}
      {problems.map(({ place, reason }, index) => (
        <p key={index} className="preview-text-refused">
          <SenderText text={reasonOf.sentence(place, reason)} />
        </p>
      ))}
    </>
  );
}

function FirstRequest({ first }: { readonly first: PreviewedRequest }) {
  const { t, i18n } = useTranslation('import');
  const { t: words } = useTranslation('window');
  const { t: verdicts } = useTranslation('signature');
  const { method, url, bodyBytes, kind, signature } = first;
  const bytes = formatBytes(bodyBytes, i18n.language);
  return (
    <p>
      {kind && <strong>{words(`row.kind.${kind}`)}</strong>}{' '}
      <span className="mono">
        <SenderText text={t('dialog.first', { method: method ?? '', url: url ?? '', bytes })} />
      </span>{' '}
      {signature && (
        <Badge
          icon={verdictLook[signature].icon}
          {...(verdictLook[signature].tone && { tone: verdictLook[signature].tone })}
        >
          {verdicts(`verdict.${signature}.word`)}
        </Badge>
      )}
    </p>
  );
}
