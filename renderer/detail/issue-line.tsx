import { useTranslation } from 'react-i18next';
import type { Issue } from '../../shared/inspection.ts';
import { toneIcon } from '../ui/tone.ts';
import '../ui/tone.css';

/** One finding: its severity by icon, word and colour, then its sentence. */
export function IssueLine({
  issue,
  path = true,
}: {
  readonly issue: Issue;
  readonly path?: boolean;
}) {
  const { t } = useTranslation('detail');
  const { t: sentence } = useTranslation('issues');
  const Icon = toneIcon[issue.severity];
  return (
    <div className={`issue-line tone-${issue.severity}`}>
      <Icon size={14} aria-hidden />
      <span className="selectable">
        <strong className="issue-word">{t(`issues.severity.${issue.severity}`)}</strong>{' '}
        {sentence(issue.code, {
          ...issue.values,
          defaultValue: issue.message,
          keySeparator: false,
          nsSeparator: false,
        })}
        {path && issue.path && <code className="issue-path"> {issue.path}</code>}
      </span>
    </div>
  );
}
