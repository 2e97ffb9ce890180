import { useTranslation } from 'react-i18next';
import type { Field, Issue } from '../../../shared/inspection.ts';
import { valueMenu } from '../../ui/context-menu.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ClippedText } from '../shared/clipped-text.tsx';
import { FilterButton } from '../shared/filter-by.tsx';
import { IssueLine } from '../shared/issue-line.tsx';
import { issuesOf, nameAt } from './field-issues.ts';

/** A field with its value and its issues. A link to a field focuses its row, hence the `tabIndex`. */
export function FieldRow({
  field,
  issues,
}: {
  readonly field: Field;
  readonly issues: readonly Issue[];
}) {
  const { t } = useTranslation('detail');
  const { t: tFindings } = useTranslation('findings');
  return (
    <tr data-path={field.path} tabIndex={-1} {...valueMenu(field.text)}>
      <th scope="row">
        <code className="selectable">
          <SenderText text={field.name} />
        </code>
        {field.fieldStatus !== null && (
          <span className={`field-${field.fieldStatus}`}>
            {tFindings(`fieldStatus.${field.fieldStatus}`)}
          </span>
        )}
      </th>
      <td className="detail-muted">{t(`fields.type.${field.type}`)}</td>
      <td>
        <div className="detail-cell">
          <FieldValue field={field} />
          <span className="field-actions">
            {field.type === 'string' && <FilterButton name={field.name} value={field.text} />}
            <CopyButton text={field.text} label={t('copyOf', { what: field.name })} />
          </span>
        </div>
        <FieldIssues path={field.path} issues={issues} />
      </td>
    </tr>
  );
}

/** A missing field that has issues. */
export function AbsentRow({
  path,
  issues,
}: {
  readonly path: string;
  readonly issues: readonly Issue[];
}) {
  const { t } = useTranslation('findings');
  return (
    <tr data-path={path} tabIndex={-1}>
      <th scope="row">
        <code className="selectable">
          <SenderText text={nameAt(path)} />
        </code>
      </th>
      <td className="detail-muted">{t('missingField')}</td>
      <td>
        <FieldIssues path={path} issues={issues} />
      </td>
    </tr>
  );
}

function FieldIssues({
  path,
  issues,
}: {
  readonly path: string;
  readonly issues: readonly Issue[];
}) {
  return issuesOf({ path }, issues).map((issue, index) => (
    <IssueLine key={index} issue={issue} withDetails />
  ));
}

/** The value of a field as received; a long one is clipped. */
function FieldValue({ field: { text, length, type } }: { readonly field: Field }) {
  const { t, i18n } = useTranslation('detail');
  const format = (count: number) => formatNumber(count, i18n.language);
  if (text === '' && type === 'string') {
    return <span className="detail-value detail-muted">{t('fields.emptyText')}</span>;
  }
  return (
    <div className="detail-value">
      <ClippedText text={text} />
      {length > text.length && (
        <p className="detail-muted">
          {t('fields.cut', { shown: format(text.length), length: format(length) })}
        </p>
      )}
    </div>
  );
}
