import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmDraft } from '../../../shared/contract/arguments.ts';
import type { CallProblem } from '../../../shared/crm-api.ts';
import { toneIcon } from '../../ui/tone.ts';
import { useSentences } from '../../ui/use-sentences.ts';
import { useCall } from '../shared/use-call.ts';
import { lineOf } from './line-of.ts';
import '../../ui/tone.css';
import '../shared/issue-line.css';

/** What the official schema says against a call as it is edited. */
export function useCallProblems(draft: CrmDraft): readonly CallProblem[] {
  const { state } = useCall('crm.check', useDeferredValue(draft));
  const [last, setLast] = useState<readonly CallProblem[]>([]);
  // Until the next answer is there, the last one stays, so that nothing flickers while somebody types.
  if (state.is === 'loaded' && state.value !== last) setLast(state.value);
  return last;
}

interface CallProblemsProps {
  readonly problems: readonly CallProblem[];
  /** The body that is being edited; `null` while none is, and no line is named. */
  readonly body: string | null;
}

/** Each problem with its severity, its line, and what supports it. */
export function CallProblems({ problems, body }: CallProblemsProps) {
  const { t } = useTranslation(['crm-calls', 'detail', 'findings']);
  if (problems.length === 0) return null;
  return (
    <ul className="crm-problems" aria-label={t('problems')}>
      {problems.map((problem, index) => (
        <li key={`${index} ${problem.code}`}>
          <ProblemLine problem={problem} line={lineIn(body, problem)} />
        </li>
      ))}
    </ul>
  );
}

function lineIn(body: string | null, { path, code }: CallProblem): number | null {
  return body === null || (path === null && code !== 'not-json') ? null : lineOf(body, path);
}

function ProblemLine({ problem, line }: { problem: CallProblem; line: number | null }) {
  const { t } = useTranslation(['crm-calls', 'detail', 'findings']);
  const sentence = useSentences('call-problems');
  const { severity, source, code, message, values } = problem;
  const Icon = toneIcon[severity];
  return (
    <div className={`issue-line tone-${severity}`}>
      <Icon size={14} aria-hidden />
      <div className="issue-text selectable">
        {severity !== 'info' && (
          <strong className="issue-severity">{t(`detail:issues.severity.${severity}`)} </strong>
        )}
        {line !== null && <strong>{t('line', { line })} </strong>}
        {sentence(code, message, values)}{' '}
        <span className="issue-source" title={t(`findings:sourceMeans.${source}`)}>
          {t(`findings:source.${source}`)}
        </span>
      </div>
    </div>
  );
}
