import { useTranslation } from 'react-i18next';
import type {
  ComparedValue,
  FieldChange,
  FieldComparison,
  FieldsUncompared,
} from '../../shared/comparison.ts';
import { pointerName } from '../../shared/pointer-name.ts';
import { ClippedText } from '../detail/shared/clipped-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber } from '../ui/format.ts';
import { SenderText } from '../ui/sender-text.tsx';
import '../detail/shared/table.css';

interface FieldChangesProps {
  readonly fields: FieldComparison;
  readonly sides: readonly [left: string, right: string];
}

/** What to look at where fields were not compared. */
const hints = {
  same: 'same',
  left: 'noFields',
  right: 'noFields',
  both: 'noFields',
  'too-large': 'too-large',
} as const satisfies Readonly<Record<FieldsUncompared, string>>;

/** The fields that differ, with their values on both sides. */
export function FieldChanges({ fields, sides }: FieldChangesProps) {
  const { t, i18n } = useTranslation('compare');
  if (fields.is === 'uncompared')
    return (
      <EmptyState title={t(`uncompared.${fields.why}`)}>
        {t(`uncomparedHint.${hints[fields.why]}`)}
      </EmptyState>
    );
  const { changes, total, isCut } = fields;
  if (changes.length === 0)
    return <EmptyState title={t('fields.same')}>{t('fields.sameHint')}</EmptyState>;
  return (
    <>
      <table className="detail-table compare-table">
        <thead>
          <tr>
            <th scope="col">{t('fields.field')}</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                {side}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change, index) => (
            <FieldRow key={index} change={change} />
          ))}
        </tbody>
      </table>
      {total > changes.length && (
        <p className="detail-pad detail-muted">
          {t('fields.more', { count: total, shown: formatNumber(changes.length, i18n.language) })}
        </p>
      )}
      {isCut && <p className="detail-pad detail-muted">{t('fields.cut')}</p>}
    </>
  );
}

function FieldRow({ change: { is, before, after } }: { readonly change: FieldChange }) {
  const { t } = useTranslation('compare');
  const { t: detail } = useTranslation('detail');
  const [from, to] = [before?.path ?? '', after?.path ?? before?.path ?? ''];
  return (
    <tr className={`compare-${is}`}>
      <th scope="row">
        <code className="selectable">
          <SenderText text={pointerName(to) || '/'} />
        </code>
        {before !== null && from !== to && (
          <span className="detail-muted">{t('fields.was', { path: pointerName(from) })}</span>
        )}
        <span className="compare-kind">
          {is === 'type' && before !== null && after !== null
            ? t('change.types', {
                before: detail(`fields.type.${before.type}`),
                after: detail(`fields.type.${after.type}`),
              })
            : t(`change.${is}`)}
        </span>
      </th>
      <ValueCell value={before} isQuoted={is === 'type'} />
      <ValueCell value={after} isQuoted={is === 'type'} />
    </tr>
  );
}

interface ValueCellProps {
  readonly value: ComparedValue | null;
  /** Texts are in quotes, where the other value may be a number that looks the same. */
  readonly isQuoted: boolean;
}

function ValueCell({ value, isQuoted }: ValueCellProps) {
  const { t, i18n } = useTranslation('compare');
  const { t: detail } = useTranslation('detail');
  if (value === null) return <td className="detail-muted">{t('absent')}</td>;
  const { type, text, from, length } = value;
  if (type === 'string' && length === 0)
    return <td className="detail-muted">{detail('fields.emptyText')}</td>;
  const left = length - text.length;
  return (
    <td>
      {from > 0 && <span className="detail-muted">… </span>}
      <ClippedText text={isQuoted && type === 'string' ? `"${text}"` : text} />
      {left > 0 && (
        <p className="detail-muted">
          {t('fields.part', {
            shown: formatNumber(text.length, i18n.language),
            length: formatNumber(length, i18n.language),
          })}
        </p>
      )}
    </td>
  );
}
