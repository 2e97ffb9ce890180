import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmDraft } from '../../../shared/contract/arguments.ts';
import type { CallProblem } from '../../../shared/crm-api.ts';
import { useSentences } from '../../ui/use-sentences.ts';
import { SourcedLine } from '../shared/sourced-line.tsx';
import { useCall } from '../shared/use-call.ts';
import { lineOf } from './line-of.ts';

interface CallProblemsProps {
  readonly draft: CrmDraft;
  /** Whether the body is shown as it is sent, so that its lines can be named. */
  readonly isEdited: boolean;
  /** Without it, placeholders are left out: they are named below the code, for who copies it. */
  readonly isWhole: boolean;
}

/** What the official schema says against a call: each problem with its severity, its line, and what supports it. */
export function CallProblems({ draft, isEdited, isWhole }: CallProblemsProps) {
  const { t } = useTranslation('crm-calls');
  const all = useProblems(draft);
  const problems = isWhole ? all : all.filter(({ code }) => !/placeholder|path-missing/.test(code));
  if (problems.length === 0) return null;
  return (
    <ul className="crm-problems" aria-label={t('problems')}>
      {problems.map((problem, index) => (
        <li key={`${index} ${problem.code}`}>
          <ProblemLine problem={problem} line={isEdited ? lineIn(draft.body, problem) : null} />
        </li>
      ))}
    </ul>
  );
}

function useProblems(draft: CrmDraft): readonly CallProblem[] {
  const { state } = useCall('crm.check', useDeferredValue(draft));
  const [last, setLast] = useState<readonly CallProblem[]>([]);
  // Until the next answer is there, the last one stays, so that nothing flickers while somebody types.
  if (state.is === 'loaded' && state.value !== last) setLast(state.value);
  return last;
}

function lineIn(body: string, { path, code }: CallProblem): number | null {
  return path === null && code !== 'not-json' ? null : lineOf(body, path);
}

function ProblemLine({ problem, line }: { problem: CallProblem; line: number | null }) {
  const { t } = useTranslation('crm-calls');
  const sentence = useSentences('call-problems');
  const { severity, source, code, message, values } = problem;
  return (
    <SourcedLine severity={severity} source={source}>
      {line !== null && <strong>{t('line', { line })} </strong>}
      {sentence(code, message, values)}
    </SourcedLine>
  );
}
