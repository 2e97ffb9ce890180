import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../shared/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { IssueLine } from '../shared/issue-line.tsx';
import { bySeverity } from './by-severity.ts';
import './issues.css';

/** Issues shown above the tabs, the most severe; the Issues tab has all. */
const maxShownIssues = 4;

interface IssueListProps {
  readonly issues: readonly Issue[];
  readonly onOpen: (path: string) => void;
  readonly onOpenAll: () => void;
}

/** Errors and warnings of the request, the most severe first, and how many more issues there are. */
export function IssueList({ issues, onOpen, onOpenAll }: IssueListProps) {
  const { t, i18n } = useTranslation('findings');
  const { error, warning, info } = bySeverity(issues);
  const severe = [...error, ...warning];
  if (issues.length === 0) return null;
  const more = severe.length - maxShownIssues;
  const texts = [
    ...(more > 0 ? [t('more', { count: more, shown: formatNumber(more, i18n.language) })] : []),
    ...(info.length > 0
      ? [t('moreNotes', { count: info.length, shown: formatNumber(info.length, i18n.language) })]
      : []),
  ];
  return (
    <div className="issue-summary">
      {severe.length > 0 && (
        <ul className="issue-list">
          {severe.slice(0, maxShownIssues).map((issue, index) => (
            <li key={index}>
              <IssueLine issue={issue} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {texts.length > 0 && (
        <Button variant="quiet" className="issue-rest" onClick={onOpenAll}>
          {texts.join(' · ')}
        </Button>
      )}
    </div>
  );
}
