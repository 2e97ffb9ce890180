import { useTranslation } from 'react-i18next';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { FilterLink } from './filter-by.tsx';

interface DetailRowProps {
  readonly name: string;
  /** `null` shows as absent. */
  readonly value: string | null;
  readonly mono?: boolean;
  /** The name of the webhook's field, where the value can filter the list. */
  readonly field?: string;
  /** Shown before the value: what a person is called. */
  readonly note?: string | null;
  /** What the button says that it copies; the name when left out. */
  readonly what?: string;
}

/** A row of a `.detail-rows` list: a name and a value that can be copied. */
export function DetailRow(props: DetailRowProps) {
  const { name, value, mono = false, field, note = null, what = name } = props;
  const { t } = useTranslation('detail');
  if (value === null || value === '')
    return (
      <div className="detail-row">
        <dt>{name}</dt>
        <dd>
          <span className="detail-muted">{t('message.absent')}</span>
        </dd>
      </div>
    );
  const text = <SenderText text={value} />;
  return (
    <div className="detail-row" {...valueMenu(value)}>
      <dt>{name}</dt>
      <dd>
        <span className={`detail-value selectable ${mono ? 'mono' : ''}`}>
          {note !== null && (
            <span className="detail-note">
              <SenderText text={note} />
            </span>
          )}
          {field === undefined ? (
            text
          ) : (
            <FilterLink name={field} value={value}>
              {text}
            </FilterLink>
          )}
        </span>
        <CopyButton text={value} label={t('copyOf', { what })} />
      </dd>
    </div>
  );
}
