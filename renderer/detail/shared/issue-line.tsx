import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../shared/inspection.ts';
import { toneIcon } from '../../ui/tone.ts';
import { placeOf, type IssuePlace } from './place.ts';
import { PlaceLink } from './place-link.tsx';
import { useIssueTexts } from './use-issue-texts.ts';
import '../../ui/tone.css';
import './issue-line.css';

interface IssueLineProps {
  readonly issue: Issue;
  /** Adds a link to the place that the issue is about. */
  readonly onOpen?: ((place: IssuePlace) => void) | undefined;
  /** Adds the advice, the source and the code below. */
  readonly withDetails?: boolean;
}

/** One issue: its severity by icon, word and colour, then its message. */
export function IssueLine({ issue, onOpen, withDetails = false }: IssueLineProps) {
  const { t } = useTranslation(['findings', 'detail']);
  const texts = useIssueTexts();
  const { severity, source, code } = issue;
  const place = placeOf(issue);
  const Icon = toneIcon[severity];
  const advice = texts.advice(code);
  return (
    <div className={`issue-line tone-${severity}`}>
      <Icon size={14} aria-hidden />
      <div className="issue-text selectable">
        <strong className="issue-severity">{t(`detail:issues.severity.${severity}`)}</strong>{' '}
        {texts.issue(issue)}
        {place !== null && onOpen !== undefined && <PlaceLink place={place} onOpen={onOpen} />}
        {withDetails && (
          <p className="issue-more">
            {advice !== null && (
              <>
                <span className="issue-advice">{t('advice')}</span> {advice}{' '}
              </>
            )}
            <span className="issue-source" title={t(`sourceMeans.${source}`)}>
              {t(`source.${source}`)}
            </span>{' '}
            <code className="issue-code">{code}</code>
          </p>
        )}
      </div>
    </div>
  );
}
