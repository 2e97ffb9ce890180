import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../shared/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { IssueLine } from './issue-line.tsx';
import { bySeverity } from './issues-of.ts';

/** Lines drawn above the views, the gravest; the rest stands in its own view. */
const shownIssues = 4;

interface IssueListProps {
  readonly issues: readonly Issue[];
  readonly onOpen: (path: string) => void;
  readonly onOpenAll: () => void;
}

/** What is wrong with the request, the gravest first, and how much more there is to read. */
export function IssueList({ issues, onOpen, onOpenAll }: IssueListProps) {
  const { t, i18n } = useTranslation('findings');
  const { error, warning, info } = bySeverity(issues);
  const grave = [...error, ...warning];
  if (issues.length === 0) return null;
  const more = grave.length - shownIssues;
  const words = [
    ...(more > 0 ? [t('more', { count: more, shown: formatNumber(more, i18n.language) })] : []),
    ...(info.length > 0
      ? [t('moreNotes', { count: info.length, shown: formatNumber(info.length, i18n.language) })]
      : []),
  ];
  return (
    <div className="issue-summary">
      {grave.length > 0 && (
        <ul className="issue-list">
          {grave.slice(0, shownIssues).map((issue, index) => (
            <li key={index}>
              <IssueLine issue={issue} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {words.length > 0 && (
        <Button variant="quiet" className="issue-rest" onClick={onOpenAll}>
          {words.join(' · ')}
        </Button>
      )}
    </div>
  );
}
