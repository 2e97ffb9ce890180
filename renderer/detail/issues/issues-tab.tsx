import { useTranslation } from 'react-i18next';
import { severities, type Inspection } from '../../../shared/inspection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { IssueLine } from '../shared/issue-line.tsx';
import { bySeverity } from './by-severity.ts';
import { KindReasons } from '../shared/kind-reasons.tsx';
import type { IssuePlace } from '../shared/place.ts';
import './issues.css';

/** Issues shown of each severity at most. */
const maxShownIssues = 200;

interface IssuesTabProps {
  readonly inspection: Inspection | null;
  readonly onOpen: (place: IssuePlace) => void;
}

/** All issues of the request with their source and advice, and what decided its kind. */
export function IssuesTab({ inspection, onOpen }: IssuesTabProps) {
  const { t, i18n } = useTranslation('findings');
  const issues = inspection?.issues ?? [];
  const groups = bySeverity(issues);
  return (
    <div className="issues">
      {issues.length === 0 && <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>}
      {severities
        .filter((severity) => groups[severity].length > 0)
        .map((severity) => (
          <section key={severity} aria-label={t(`group.${severity}`)}>
            <h3 className="issues-title">
              {t(`group.${severity}`)}{' '}
              <span className="detail-count">
                {formatNumber(groups[severity].length, i18n.language)}
              </span>
            </h3>
            <ul>
              {groups[severity].slice(0, maxShownIssues).map((issue, index) => (
                <li key={index}>
                  <IssueLine issue={issue} onOpen={onOpen} withDetails />
                </li>
              ))}
            </ul>
          </section>
        ))}
      {inspection !== null && (
        <section aria-label={t('why')}>
          <h3 className="issues-title">{t('why')}</h3>
          <KindReasons evidence={inspection.evidence} onOpen={onOpen} />
        </section>
      )}
    </div>
  );
}
