import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  checkVerdicts,
  type CheckRun,
  type CheckVerdict,
  type ScenarioResult,
  type ScenarioSummary,
} from '../../shared/check.ts';
import { Notice } from '../ui/notice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { ScenarioRow } from './scenario-row.tsx';

interface CheckResultsProps {
  readonly run: CheckRun;
  readonly scenarios: readonly ScenarioSummary[];
}

type ShownVerdict = 'all' | CheckVerdict;

/** How far a check is, and what each of its scenarios showed. */
export function CheckResults({ run, scenarios }: CheckResultsProps) {
  const { t } = useTranslation('check');
  const [shown, setShown] = useState<ShownVerdict>('all');
  const { results, total, state } = run;
  const count = (verdict: CheckVerdict) => results.filter((one) => one.verdict === verdict).length;
  if (state.is === 'unreachable')
    return (
      <Notice severity="error">{t('unreachable', { url: run.url, detail: state.detail })}</Notice>
    );
  // While it goes on, in the order in which they end; then what needs the user first.
  const ordered = state.is === 'running' ? results : results.toSorted(byGravity);
  const rows = ordered.filter(({ verdict }) => shown === 'all' || verdict === shown);
  return (
    <section className="check-results" aria-label={t('results')}>
      <div className="check-summary">
        <progress aria-label={t('progress')} max={total} value={results.length} />
        <p role="status">
          {state.is === 'running'
            ? t('running', { done: results.length, total })
            : t(state.is, { done: results.length, total })}
        </p>
        <Segmented
          label={t('show')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t('all', { count: results.length }) },
            ...checkVerdicts.map((value) => ({
              value,
              label: t(`verdict.${value}`, { count: count(value) }),
            })),
          ]}
        />
      </div>
      <ul className="check-list" aria-label={t('results')}>
        {rows.map((result) => {
          const scenario = scenarios.find(({ name }) => name === result.scenario);
          return (
            scenario && <ScenarioRow key={result.scenario} result={result} scenario={scenario} />
          );
        })}
      </ul>
    </section>
  );
}

const gravity: readonly CheckVerdict[] = ['fail', 'undecidable', 'careful', 'pass'];

function byGravity(one: ScenarioResult, other: ScenarioResult): number {
  return gravity.indexOf(one.verdict) - gravity.indexOf(other.verdict);
}
