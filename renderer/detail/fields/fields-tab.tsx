import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Issue } from '../../../shared/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { AbsentRow, FieldRow } from './field-row.tsx';
import { absentFields, fieldPathOf } from './field-issues.ts';
import '../shared/table.css';
import './fields.css';

/** Rows shown until the user asks for all. */
const maxShownFields = 500;

/** The field to show. A new object each time, so that the same field can be shown again. */
export interface FieldTarget {
  readonly path: string;
}

interface FieldsTabProps {
  readonly fields: readonly Field[];
  readonly issues: readonly Issue[];
  /** The field to scroll to and focus. */
  readonly target: FieldTarget | null;
}

/** Every top-level field of the body as received, with its status and its issues. */
export function FieldsTab({ fields, issues, target }: FieldsTabProps) {
  const { t, i18n } = useTranslation('detail');
  const [isExpanded, setIsExpanded] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const targetPath = target === null ? null : fieldPathOf(target.path);

  useEffect(() => {
    if (target === null) return;
    const path = fieldPathOf(target.path);
    const row = [...(body.current?.rows ?? [])].find((one) => one.dataset['path'] === path);
    // `nearest`: `center` would scroll the window itself.
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
  }, [target]);

  if (fields.length === 0) {
    return <EmptyState title={t('fields.none.title')}>{t('fields.none.text')}</EmptyState>;
  }
  const showsAll =
    isExpanded || fields.findIndex(({ path }) => path === targetPath) >= maxShownFields;
  return (
    <table className="detail-table">
      <thead>
        <tr>
          <th scope="col">{t('fields.name')}</th>
          <th scope="col">{t('fields.kind')}</th>
          <th scope="col">{t('fields.value')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {absentFields(fields, issues).map((path) => (
          <AbsentRow key={path} path={path} issues={issues} />
        ))}
        {(showsAll ? fields : fields.slice(0, maxShownFields)).map((field, index) => (
          <FieldRow key={index} field={field} issues={issues} />
        ))}
      </tbody>
      {!showsAll && fields.length > maxShownFields && (
        <tfoot>
          <tr>
            <td colSpan={3}>
              <Button onClick={() => setIsExpanded(true)}>
                {t('fields.all', { length: formatNumber(fields.length, i18n.language) })}
              </Button>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
