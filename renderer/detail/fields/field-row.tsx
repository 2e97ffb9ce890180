import { useTranslation } from 'react-i18next';
import type { Field, Issue } from '../../../shared/inspection.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SenderText } from '../../ui/sender-text.tsx';
import { FieldValue } from './field-value.tsx';
import { IssueLine } from '../issues/issue-line.tsx';
import { issuesOf, nameAt } from '../issues/issues-of.ts';
import '../issues/findings.css';

/** A field with its value and what is said of it. It can be led to, so it can have the focus. */
export function FieldRow({
  field,
  issues,
}: {
  readonly field: Field;
  readonly issues: readonly Issue[];
}) {
  const { t } = useTranslation('detail');
  const { t: words } = useTranslation('findings');
  return (
    <tr data-path={field.path} tabIndex={-1}>
      <th scope="row">
        <code className="selectable">
          <SenderText text={field.name} />
        </code>
        {field.fieldStatus !== null && (
          <span className={`field-${field.fieldStatus}`}>
            {words(`standing.${field.fieldStatus}`)}
          </span>
        )}
      </th>
      <td className="detail-muted">{t(`fields.type.${field.type}`)}</td>
      <td>
        <div className="detail-cell">
          <FieldValue field={field} />
          <CopyButton text={field.text} label={t('copyOf', { what: field.name })} />
        </div>
        <Said path={field.path} issues={issues} />
      </td>
    </tr>
  );
}

/** A field that is not there, though something is said of it. */
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
        <Said path={path} issues={issues} />
      </td>
    </tr>
  );
}

function Said({ path, issues }: { readonly path: string; readonly issues: readonly Issue[] }) {
  return issuesOf({ path }, issues).map((issue, index) => (
    <IssueLine key={index} issue={issue} whole />
  ));
}
