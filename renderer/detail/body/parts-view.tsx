import { useTranslation } from 'react-i18next';
import { bounds } from '../../../shared/bounds.ts';
import type { Part, FormParts } from '../../../shared/parts.ts';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { formatNumber, formatBytes } from '../../ui/format.ts';
import { ClippedText } from '../shared/clipped-text.tsx';
import '../shared/table.css';

/** The fields and files of a form, in the order received. */
export function PartsView({ parts: { parts, total, fault } }: { readonly parts: FormParts }) {
  const { t, i18n } = useTranslation('detail');
  const format = (count: number) => formatNumber(count, i18n.language);
  return (
    <div className="parts">
      {fault !== null && (
        <p className="detail-pad detail-warn selectable">{t(`parts.fault.${fault}`)}</p>
      )}
      {parts.length === 0 && fault === null && (
        <p className="detail-pad detail-muted">{t('parts.none')}</p>
      )}
      {parts.length > 0 && (
        <table className="detail-table parts-table">
          <thead>
            <tr>
              <th scope="col">{t('parts.name')}</th>
              <th scope="col">{t('parts.type')}</th>
              <th scope="col">{t('parts.value')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part, index) => (
              <PartRow key={index} part={part} />
            ))}
          </tbody>
        </table>
      )}
      {total > parts.length && (
        <p className="detail-pad detail-muted">
          {t('parts.firstOf', { shown: format(parts.length), total: format(total) })}
        </p>
      )}
    </div>
  );
}

function PartRow({ part }: { readonly part: Part }) {
  const { t, i18n } = useTranslation('detail');
  const { name, filename, mediaType, encoding, length, text } = part;
  return (
    <tr {...valueMenu(text ?? '')}>
      <th scope="row">
        {name === null ? (
          <span className="detail-muted">{t('parts.noName')}</span>
        ) : (
          <code className="selectable">
            <SenderText text={name} />
          </code>
        )}
        {filename !== null && (
          <span className="detail-muted selectable">{t('parts.file', { name: filename })}</span>
        )}
      </th>
      <td className="detail-muted selectable">
        {mediaType === null ? (
          t(filename === null ? 'parts.text' : 'parts.noType')
        ) : (
          <SenderText text={mediaType} />
        )}
        {encoding !== null && (
          <>
            {' · '}
            <SenderText text={encoding} />
          </>
        )}
        <br />
        {formatBytes(length, i18n.language)}
      </td>
      <td>
        <PartText part={part} />
        {text !== null && text.length >= bounds.partText.characters && (
          <p className="detail-muted">
            {t('parts.cut', { shown: formatNumber(bounds.partText.characters, i18n.language) })}
          </p>
        )}
      </td>
    </tr>
  );
}

function PartText({ part: { name, length, text } }: { readonly part: Part }) {
  const { t } = useTranslation('detail');
  if (length === 0) return <span className="detail-muted">{t('parts.empty')}</span>;
  if (text === null) return <span className="detail-muted">{t('parts.notText')}</span>;
  return (
    <div className="detail-cell">
      <div className="detail-value">
        <ClippedText text={text} />
      </div>
      <CopyButton text={text} label={t('copyOf', { what: name ?? t('parts.noName') })} />
    </div>
  );
}
