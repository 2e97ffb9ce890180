import { useTranslation } from 'react-i18next';
import type { Issue, Severity } from '../../shared/inspection.ts';
import { IssueLine } from './issue-line.tsx';

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Lines drawn at most, the gravest; more than these nobody reads. */
const shownIssues = 100;

/** What is worth saying about the request, the gravest first. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const { t } = useTranslation('detail');
  if (issues.length === 0) return null;
  const sorted = issues.toSorted((one, other) => order[one.severity] - order[other.severity]);
  return (
    <ul className="issue-list" aria-label={t('issues.label')} tabIndex={0}>
      {sorted.slice(0, shownIssues).map((issue, index) => (
        <li key={index}>
          <IssueLine issue={issue} />
        </li>
      ))}
    </ul>
  );
}
