import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../shared/inspection.ts';
import { toneIcon } from '../../ui/tone.ts';
import { SenderText } from '../../ui/sender-text.tsx';
import { useIssueWords } from './use-issue-words.ts';
import '../../ui/tone.css';
import './findings.css';

interface IssueLineProps {
  readonly issue: Issue;
  /** The place is said, and leads there. */
  readonly onOpen?: ((path: string) => void) | undefined;
  /** Shows the source, the code and the advice below. */
  readonly whole?: boolean;
}

/** One finding: its severity by icon, word and colour, then its sentence. */
export function IssueLine({ issue, onOpen, whole = false }: IssueLineProps) {
  const { t } = useTranslation('detail');
  const { t: words } = useTranslation('findings');
  const { issue: sentence, advice } = useIssueWords();
  const { severity, source, path, code } = issue;
  const Icon = toneIcon[severity];
  const toDo = advice(code);
  return (
    <div className={`issue-line tone-${severity}`}>
      <Icon size={14} aria-hidden />
      <div className="issue-said selectable">
        <strong className="issue-word">{t(`issues.severity.${severity}`)}</strong> {sentence(issue)}
        {path !== null && onOpen !== undefined && (
          <button
            type="button"
            className="issue-path mono"
            title={words('place', { field: path })}
            aria-label={words('place', { field: path })}
            onClick={() => onOpen(path)}
          >
            <SenderText text={path} />
          </button>
        )}
        {whole && (
          <p className="issue-more">
            {toDo !== null && (
              <>
                <span className="issue-cure">{words('advice')}</span> {toDo}{' '}
              </>
            )}
            <span className="issue-ground" title={words(`sourceMeans.${source}`)}>
              {words(`source.${source}`)}
            </span>{' '}
            <code className="issue-code">{code}</code>
          </p>
        )}
      </div>
    </div>
  );
}
