import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bounds } from '../../../shared/bounds.ts';
import type { HeaderPairs } from '../../../shared/request.ts';
import { wireTexts } from '../../../shared/wire-text.ts';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { formatNumber } from '../../ui/format.ts';
import { filterHeaders, headerLines } from './header-lines.ts';
import '../../ui/input.css';
import './headers.css';

/** A filter is shown from this number of fields on. */
const filterFrom = 31;

interface HeaderTableProps {
  readonly title: string;
  readonly copyAll: string;
  /** As stored: one character for each byte. */
  readonly pairs: HeaderPairs;
}

/** Header fields in the order and spelling received, duplicates included. */
export function HeaderTable({ title, copyAll, pairs: stored }: HeaderTableProps) {
  const { t, i18n } = useTranslation('detail');
  const [wanted, setWanted] = useState('');
  const heading = useId();
  const pairs = wireTexts(stored);
  const shown = filterHeaders(pairs, wanted).slice(0, bounds.shownHeaders.entries);
  const format = (count: number) => formatNumber(count, i18n.language);
  return (
    <section aria-labelledby={heading}>
      <div className="detail-section">
        <h3 id={heading}>{title}</h3>
        {pairs.length > 0 && (
          <CopyButton text={headerLines(pairs)} label={copyAll} caption={copyAll} />
        )}
        {pairs.length >= filterFrom && (
          <>
            <input
              type="search"
              className="input"
              aria-label={t('headers.filter')}
              placeholder={t('headers.filter')}
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
            <span className="detail-muted" role="status">
              {t('headers.shown', { shown: format(shown.length), total: format(pairs.length) })}
            </span>
          </>
        )}
      </div>
      {pairs.length === 0 && <p className="detail-pad detail-muted">{t('headers.none')}</p>}
      <dl className="header-pairs">
        {shown.map(([name, value], index) => (
          <div key={index} className="detail-row header-pair" {...valueMenu(value)}>
            <dt className="mono selectable">
              <SenderText text={name} />
            </dt>
            <dd>
              {value === '' ? (
                <span className="detail-value detail-muted">{t('headers.empty')}</span>
              ) : (
                <span className="detail-value mono selectable">
                  <SenderText text={value} />
                </span>
              )}
              <CopyButton text={value} label={t('copyOf', { what: name })} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
