import { Paperclip } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { shownInLine } from '../../shared/hidden-characters.ts';
import type { RequestSummary } from '../../shared/summary.ts';
import { Badge } from '../ui/badge.tsx';
import { SenderText } from '../ui/sender-text.tsx';
import type { Times } from '../ui/times.ts';
import type { RowPress } from './use-row-selection.ts';
import { kindIcon } from '../ui/kind-icon.ts';
import { RowMarks } from './row-marks.tsx';
import { bodyLabel, kindLabel, previewOf, titleOf } from './row-texts.ts';
import './request-row.css';

interface RequestRowProps {
  readonly row: RequestSummary;
  readonly index: number;
  /** `null` while the rows are being counted. */
  readonly total: number | null;
  readonly offset: number;
  readonly height: number;
  readonly selected: boolean;
  /** Whether the detail shows it, and keys start from it. */
  readonly focused: boolean;
  /** Whether a signed request was ever received. */
  readonly hasSigned: boolean;
  readonly now: number;
  readonly times: Times;
  readonly onSelect: RowPress;
  readonly onOpen: () => void;
}

/** @returns the id of a row's element, for `aria-activedescendant`. */
export function rowElementId(id: number): string {
  return `request-${id}`;
}

/** A row of the list: kind, receiver, what is unusual, time, and a preview of the message. */
export const RequestRow = memo(function RequestRow({
  row,
  index,
  total,
  offset,
  height,
  selected,
  focused,
  hasSigned,
  now,
  times,
  onSelect,
  onOpen,
}: RequestRowProps) {
  const { t } = useTranslation();
  const Icon = kindIcon(row);
  const kind = kindLabel(row, t);
  return (
    <div
      id={rowElementId(row.id)}
      className={focused ? 'row row-focused' : 'row'}
      role="option"
      aria-selected={selected}
      aria-setsize={total ?? -1}
      aria-posinset={index + 1}
      style={{ height, transform: `translateY(${offset}px)` }}
      onMouseDown={(event) => onSelect(index, row.id, event)}
      onDoubleClick={onOpen}
    >
      <span className="row-icon" title={kind}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </span>
      <RowTitle row={row} kind={kind} />
      <RowMarks row={row} hasSigned={hasSigned} />
      <time className="row-time" title={times.full(row.receivedAt)}>
        {times.brief(row.receivedAt, now)}
      </time>
      <RowPreview row={row} />
    </div>
  );
});

/** The receiver. Its icon says the kind to those who see it; without a receiver, the kind is the title. */
function RowTitle({ row, kind }: { readonly row: RequestSummary; readonly kind: string }) {
  const title = titleOf(row);
  return (
    <span className="row-title">
      {title !== null && <span className="visually-hidden">{kind} </span>}
      {row.method !== null && row.method !== 'POST' && (
        <SenderText className="row-method mono" text={row.method} />
      )}
      {title === null ? (
        <span className="row-name truncate">{kind}</span>
      ) : (
        <SenderText
          className={`row-name truncate ${row.to === null ? 'mono' : ''}`}
          text={title}
          title={shownInLine(title)}
        />
      )}
    </span>
  );
}

/** The subject and the text, each in its own direction, and how many attachments there are. */
function RowPreview({ row }: { readonly row: RequestSummary }) {
  const {
    t,
    i18n: { language },
  } = useTranslation();
  const { subject, text } = previewOf(row);
  const texts = [subject, text].filter((one) => one !== null);
  return (
    <span className="row-second">
      <span className="row-preview" title={texts.map(shownInLine).join('\n') || undefined}>
        {subject !== null && <SenderText className="row-subject truncate" text={subject} />}
        {text !== null && <SenderText className="row-text truncate" text={text} />}
        {texts.length === 0 && (
          <span className="row-text truncate">{bodyLabel(row, t, language)}</span>
        )}
      </span>
      {row.attachments > 0 && (
        <Badge icon={Paperclip} spoken={t('row.attachments', { count: row.attachments })}>
          {row.attachments}
        </Badge>
      )}
    </span>
  );
}
