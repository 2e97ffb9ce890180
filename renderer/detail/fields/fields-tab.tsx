import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Issue } from '../../../shared/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { AbsentRow, FieldRow } from './field-row.tsx';
import { absentFields, fieldPathOf } from '../issues/issues-of.ts';
import '../table.css';

/** Rows drawn before anybody asks. */
const shownFields = 500;

/** A place that was asked for; another object each time, so that asking again leads there again. */
export interface Target {
  readonly path: string;
}

interface FieldsTabProps {
  readonly fields: readonly Field[];
  readonly issues: readonly Issue[];
  /** The place to show, `null` when nobody asked for one. */
  readonly target: Target | null;
}

/** Every top-level field of the body as it was written, with what is known of it and wrong with it. */
export function FieldsTab({ fields, issues, target }: FieldsTabProps) {
  const { t, i18n } = useTranslation('detail');
  const [all, setAll] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = target === null ? null : fieldPathOf(target.path);

  useEffect(() => {
    if (target === null) return;
    const path = fieldPathOf(target.path);
    const row = [...(body.current?.rows ?? [])].find((one) => one.dataset['path'] === path);
    // Not to the middle: that would move the window itself.
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
  }, [target]);

  if (fields.length === 0) {
    return <EmptyState title={t('fields.none.title')}>{t('fields.none.text')}</EmptyState>;
  }
  const whole = all || fields.findIndex(({ path }) => path === wanted) >= shownFields;
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
        {(whole ? fields : fields.slice(0, shownFields)).map((field, index) => (
          <FieldRow key={index} field={field} issues={issues} />
        ))}
      </tbody>
      {!whole && fields.length > shownFields && (
        <tfoot>
          <tr>
            <td colSpan={3}>
              <Button onClick={() => setAll(true)}>
                {t('fields.all', { length: formatNumber(fields.length, i18n.language) })}
              </Button>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
