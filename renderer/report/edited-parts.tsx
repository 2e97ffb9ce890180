import { useTranslation } from 'react-i18next';
import type { ReportPart } from '../../shared/report.ts';

/** A part as the user left it; only what `isIn` is copied or saved. */
export interface EditedPart extends ReportPart {
  readonly isIn: boolean;
}

interface EditedPartsProps {
  readonly parts: readonly EditedPart[];
  readonly onChange: (parts: readonly EditedPart[]) => void;
}

/** Characters that can be written into a part. */
const longestPart = 150_000;

/** The most lines of a part that are shown at once. */
const shownLines = 10;

/** Each part of a report with its switch and its exact text, which can be changed. */
export function EditedParts({ parts, onChange }: EditedPartsProps) {
  const { t } = useTranslation('report');
  const change = (changed: EditedPart) =>
    onChange(parts.map((part) => (part.name === changed.name ? changed : part)));
  return (
    <div className="report-parts">
      {parts.map((part) => (
        <div key={part.name} className="report-part">
          <label className="report-part-name">
            <input
              type="checkbox"
              checked={part.isIn}
              onChange={(event) => change({ ...part, isIn: event.target.checked })}
            />
            {t(`part.${part.name}`)}
          </label>
          {part.isIn && (
            <textarea
              aria-label={t('text', { part: t(`part.${part.name}`) })}
              value={part.text}
              rows={Math.min(shownLines, part.text.split('\n').length)}
              maxLength={longestPart}
              spellCheck={false}
              wrap="off"
              onChange={(event) => change({ ...part, text: event.target.value })}
            />
          )}
        </div>
      ))}
    </div>
  );
}
