import { useTranslation } from 'react-i18next';
import { bounds } from '../../shared/bounds.ts';
import type { ComparedHeader, HeaderComparison } from '../../shared/comparison.ts';
import { ClippedText } from '../detail/shared/clipped-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SenderText } from '../ui/sender-text.tsx';

interface HeaderChangesProps {
  readonly headers: HeaderComparison;
  readonly trailers: HeaderComparison;
  readonly sides: readonly [left: string, right: string];
}

/** The header fields that differ: values, repeats, spelling and order. */
export function HeaderChanges({ headers, trailers, sides }: HeaderChangesProps) {
  const { t } = useTranslation('compare');
  if (!hasDifferences(headers) && !hasDifferences(trailers))
    return <EmptyState title={t('headers.same')}>{t('headers.sameHint')}</EmptyState>;
  return (
    <>
      <ChangedHeaders comparison={headers} sides={sides} />
      {hasDifferences(trailers) && (
        <>
          <h3 className="detail-section">{t('headers.trailers')}</h3>
          <ChangedHeaders comparison={trailers} sides={sides} />
        </>
      )}
    </>
  );
}

/** How many differences the headers and trailers have. */
export function headerDifferences(...all: readonly HeaderComparison[]): number {
  return all.reduce(
    (sum, { changes, isReordered }) => sum + changes.length + Number(isReordered),
    0,
  );
}

function hasDifferences(comparison: HeaderComparison): boolean {
  return headerDifferences(comparison) > 0;
}

interface ChangedHeadersProps {
  readonly comparison: HeaderComparison;
  readonly sides: readonly [left: string, right: string];
}

function ChangedHeaders({ comparison: { changes, isReordered }, sides }: ChangedHeadersProps) {
  const { t } = useTranslation('compare');
  const isOnlySpelling = changes.length > 0 && changes.every(({ is }) => is === 'spelling');
  return (
    <>
      {isReordered && (
        <p className="detail-pad">
          {t(changes.length === 0 ? 'headers.onlyOrder' : 'headers.order')}
        </p>
      )}
      {isOnlySpelling && !isReordered && <p className="detail-pad">{t('headers.onlySpelling')}</p>}
      {changes.length > 0 && (
        <table className="detail-table compare-table">
          <thead>
            <tr>
              <th scope="col">{t('headers.header')}</th>
              {sides.map((side) => (
                <th key={side} scope="col">
                  {side}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, bounds.shownHeaders.entries).map(({ is, before, after }) => (
              <tr key={(after ?? before)?.name} className={`compare-${is}`}>
                <th scope="row">
                  <code className="selectable">
                    <SenderText text={(after ?? before)?.name ?? ''} />
                  </code>
                  <span className="compare-kind">{t(`change.${is}`)}</span>
                </th>
                <HeaderCell header={before} isSpelling={is === 'spelling'} />
                <HeaderCell header={after} isSpelling={is === 'spelling'} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

interface HeaderCellProps {
  readonly header: ComparedHeader | null;
  /** Only the names differ, so they are shown in place of the values. */
  readonly isSpelling: boolean;
}

function HeaderCell({ header, isSpelling }: HeaderCellProps) {
  const { t } = useTranslation('compare');
  const { t: detail } = useTranslation('detail');
  if (header === null) return <td className="detail-muted">{t('absent')}</td>;
  const texts = isSpelling ? [header.name] : header.values;
  return (
    <td>
      {texts.map((text, index) => (
        <div key={index}>
          {text === '' ? (
            <span className="detail-muted">{detail('headers.empty')}</span>
          ) : (
            <ClippedText text={text} />
          )}
        </div>
      ))}
    </td>
  );
}
