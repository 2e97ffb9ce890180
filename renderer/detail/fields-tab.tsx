import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Issue } from '../../shared/inspection.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { numberWords } from './amounts.ts';
import { FieldValue } from './field-value.tsx';
import { IssueLine } from './issue-line.tsx';
import { issuesOf } from './issues-of.ts';
import './table.css';

/** Rows drawn before anybody asks. */
const shownFields = 500;

interface FieldsTabProps {
  readonly fields: readonly Field[];
  readonly issues: readonly Issue[];
}

/** Every top-level field of the body as it was written, with what is wrong with it. */
export function FieldsTab({ fields, issues }: FieldsTabProps) {
  const { t, i18n } = useTranslation('detail');
  const [all, setAll] = useState(false);
  if (fields.length === 0) {
    return <EmptyState title={t('fields.none.title')}>{t('fields.none.text')}</EmptyState>;
  }
  return (
    <table className="detail-table">
      <thead>
        <tr>
          <th scope="col">{t('fields.name')}</th>
          <th scope="col">{t('fields.kind')}</th>
          <th scope="col">{t('fields.value')}</th>
        </tr>
      </thead>
      <tbody>
        {(all ? fields : fields.slice(0, shownFields)).map((field, index) => (
          <tr key={index}>
            <th scope="row">
              <code className="selectable">{field.name}</code>
              {field.standing !== null && (
                <span className={`field-${field.standing}`}>
                  {t(`fields.standing.${field.standing}`)}
                </span>
              )}
            </th>
            <td className="detail-muted">{t(`fields.type.${field.type}`)}</td>
            <td>
              <div className="detail-cell">
                <FieldValue field={field} />
                <CopyButton text={field.text} label={t('copyOf', { what: field.name })} />
              </div>
              {issuesOf(field, issues).map((issue, at) => (
                <IssueLine key={at} issue={issue} path={issue.path !== field.path} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
      {!all && fields.length > shownFields && (
        <tfoot>
          <tr>
            <td colSpan={3}>
              <Button onClick={() => setAll(true)}>
                {t('fields.all', { length: numberWords(fields.length, i18n.language) })}
              </Button>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
