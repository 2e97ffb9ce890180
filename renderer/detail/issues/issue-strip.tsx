import { CircleCheck, Repeat2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shownInLine } from '../../../shared/hidden-characters.ts';
import type { Inspection, Issue } from '../../../shared/inspection.ts';
import type { Related } from '../../../shared/related.ts';
import { formatNumber } from '../../ui/format.ts';
import { toneIcon } from '../../ui/tone.ts';
import { verdictLook } from '../../ui/verdict.ts';
import { placeOf, type IssuePlace } from '../shared/place.ts';
import { usePlaceLabel } from '../shared/place-link.tsx';
import { useIssueTexts } from '../shared/use-issue-texts.ts';
import { bySeverity } from './by-severity.ts';
import type { DeliveryProblem } from './use-delivery-problem.ts';
import '../../ui/tone.css';
import './issue-strip.css';

interface IssueStripProps {
  /** `null` until the request is inspected. */
  readonly inspection: Inspection | null;
  readonly related: Related | null;
  /** What went wrong after it was received. */
  readonly delivery: DeliveryProblem | null;
  /** Which attempt of its delivery the request is. */
  readonly attempt: number;
  readonly onOpen: (place: IssuePlace) => void;
  readonly onShowIssues: () => void;
  readonly onShowSignature: () => void;
  readonly onShowRelated: () => void;
  readonly onShowForwarded: () => void;
}

/**
 * One line with the most serious issue of the request, otherwise what is wrong with its signature, its reply or its forwarding,
 * or that nothing is. A request that looks like an echo says so first.
 * Its room is kept for every request.
 */
export function IssueStrip(props: IssueStripProps) {
  const { inspection, related, delivery, attempt, onOpen, onShowIssues } = props;
  const { onShowSignature, onShowRelated, onShowForwarded } = props;
  const { t, i18n } = useTranslation(['findings', 'related', 'detail', 'signature']);
  const issues = inspection?.issues ?? [];
  const { error, warning, info } = bySeverity(issues);
  const severe = [...error, ...warning];
  const echo = related?.remarks.find(({ code }) => code === 'echo-loop') ?? null;
  const verdict = inspection?.signature?.verdict;
  const verdictTone = verdict && verdictLook[verdict].tone;
  // A message that is not to be trusted is more serious than one that is odd.
  const [worst] = verdictTone === 'error' ? error : severe;
  const others = severe.length - (echo === null && worst !== undefined ? 1 : 0);
  return (
    <section className="issue-strip" aria-label={t('strip.label')}>
      {echo !== null ? (
        <StripText
          tone="warning"
          text={t('related:echo', {
            count: Number(echo.values['count']),
            span: echo.values['span'],
          })}
          hint={t('related:show')}
          onClick={onShowRelated}
        />
      ) : worst !== undefined ? (
        <WorstIssue issue={worst} onOpen={onOpen} onShowIssues={onShowIssues} />
      ) : verdict !== undefined && (verdictTone === 'error' || verdictTone === 'warning') ? (
        <StripText
          tone={verdictTone}
          word={t(`signature:verdict.${verdict}.word`)}
          text={t(`signature:verdict.${verdict}.sentence`)}
          hint={t('detail:tabs.signature')}
          onClick={onShowSignature}
        />
      ) : delivery !== null ? (
        <StripText
          tone={delivery.tone}
          text={delivery.text}
          hint={t(`detail:tabs.${delivery.tab}`)}
          onClick={delivery.tab === 'related' ? onShowRelated : onShowForwarded}
        />
      ) : (
        <span className="issue-strip-none">
          {inspection === null ? (
            t('strip.pending')
          ) : (
            <>
              <CircleCheck size={14} aria-hidden />
              {t('strip.none')}
            </>
          )}
        </span>
      )}
      {(others > 0 || info.length > 0) && (
        <button type="button" className="issue-strip-more" onClick={onShowIssues}>
          {others > 0
            ? t('strip.more', { count: others, shown: formatNumber(others, i18n.language) })
            : t('moreNotes', {
                count: info.length,
                shown: formatNumber(info.length, i18n.language),
              })}
        </button>
      )}
      {attempt > 1 && (
        <button
          type="button"
          className="issue-strip-more issue-strip-attempt"
          title={t('related:show')}
          onClick={onShowRelated}
        >
          <Repeat2 size={13} aria-hidden />
          {t('related:attempts.number', { number: attempt })}
        </button>
      )}
    </section>
  );
}

interface WorstIssueProps {
  readonly issue: Issue;
  readonly onOpen: (place: IssuePlace) => void;
  readonly onShowIssues: () => void;
}

function WorstIssue({ issue, onOpen, onShowIssues }: WorstIssueProps) {
  const { t } = useTranslation(['findings', 'detail']);
  const texts = useIssueTexts();
  const labelOf = usePlaceLabel();
  const place = placeOf(issue);
  return (
    <StripText
      tone={issue.severity === 'error' ? 'error' : 'warning'}
      word={t(`detail:issues.severity.${issue.severity}`)}
      text={texts.issue(issue)}
      hint={place === null ? t('strip.all') : labelOf(place)}
      onClick={() => (place === null ? onShowIssues() : onOpen(place))}
    />
  );
}

interface StripTextProps {
  readonly tone: 'error' | 'warning';
  /** The severity in a word. */
  readonly word?: string;
  readonly text: string;
  /** What a click does. */
  readonly hint: string;
  readonly onClick: () => void;
}

function StripText({ tone, word, text, hint, onClick }: StripTextProps) {
  const Icon = tone === 'warning' ? TriangleAlert : toneIcon[tone];
  return (
    <button
      type="button"
      className={`issue-strip-text tone-${tone}`}
      title={`${shownInLine(text)}\n${hint}`}
      onClick={onClick}
    >
      <Icon size={14} aria-hidden />
      {word !== undefined && <strong className="issue-severity">{word}</strong>}
      <span className="truncate">{shownInLine(text)}</span>
    </button>
  );
}
