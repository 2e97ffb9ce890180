import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestSummary } from '../../../shared/summary.ts';
import { useWindow } from '../../store/use-window.ts';
import { inBackground } from '../../ui/failures.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { useTimes } from '../../ui/use-times.ts';
import './related.css';

interface RelatedRowProps {
  readonly row: RequestSummary;
  /** The request that is open. */
  readonly isOpen: boolean;
  /** Shown before its number. */
  readonly lead?: ReactNode;
  /** Its description; its kind and its text when left out. */
  readonly children?: ReactNode;
}

/** A related request, as a button that opens it. */
export function RelatedRow({ row, isOpen, lead, children }: RelatedRowProps) {
  const { t } = useTranslation('detail');
  const times = useTimes();
  const { t: tRelated } = useTranslation('related');
  const openRelated = useWindow((state) => state.openRelated);
  const text = [row.subject, row.preview].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className="related-row"
      aria-current={isOpen ? 'true' : undefined}
      title={isOpen ? tRelated('current') : tRelated('open', { id: row.id })}
      onClick={() => inBackground(openRelated(row.id))}
    >
      {lead}
      <span className="related-id mono">#{row.id}</span>
      <time className="related-time" dateTime={new Date(row.receivedAt).toISOString()}>
        {times.precise(row.receivedAt)}
      </time>
      {children ?? (
        <>
          <span className="detail-muted">{t(`kind.${row.kind ?? 'pending'}`)}</span>
          <span className="truncate">
            <SenderText text={text} />
          </span>
        </>
      )}
    </button>
  );
}
