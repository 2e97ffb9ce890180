import { CircleAlert, CircleCheck, CircleQuestionMark, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CheckVerdict, ScenarioResult, ScenarioSummary } from '../../shared/check.ts';
import { SenderText } from '../ui/sender-text.tsx';
import type { Tone } from '../ui/tone.ts';
import { useSentences } from '../ui/use-sentences.ts';
import { useFindingSentence } from './use-finding-sentence.ts';

/** How each verdict looks. The shapes differ, so the colour is not needed to tell them apart. */
const looks = {
  pass: { icon: CircleCheck, tone: 'ok' },
  careful: { icon: TriangleAlert, tone: 'warning' },
  fail: { icon: CircleAlert, tone: 'error' },
  undecidable: { icon: CircleQuestionMark, tone: 'info' },
} as const satisfies Readonly<
  Record<CheckVerdict, { readonly icon: LucideIcon; readonly tone: Tone }>
>;

interface ScenarioRowProps {
  readonly result: ScenarioResult;
  readonly scenario: ScenarioSummary;
}

/** A scenario with its verdict; opened, what was seen, why it matters and what to do. A failed one is open. */
export function ScenarioRow({ result, scenario }: ScenarioRowProps) {
  const { t } = useTranslation('check');
  const sentence = useSentences('scenario-texts');
  const findingSentence = useFindingSentence();
  const { verdict, findings } = result;
  const { name, texts, source, group } = scenario;
  const { icon: Icon, tone } = looks[verdict];
  const look = texts.look === undefined ? '' : sentence(`${name}.look`, texts.look);
  return (
    <li>
      <details className={`check-row tone-${tone}`} open={verdict === 'fail'}>
        <summary>
          <Icon className="check-icon" size={14} aria-hidden />
          <span className="visually-hidden">{t(`verdictWord.${verdict}`)}: </span>
          <span className="check-title truncate">{sentence(`${name}.title`, texts.title)}</span>
          <span className="check-group">{t(`group.${group}`)}</span>
        </summary>
        <div className="check-more selectable">
          {findings.map((finding, at) => (
            <p key={at} className="check-seen">
              {findingSentence(finding, look)}
              {finding.is === 'status' && finding.answer.trim() !== '' && (
                <>
                  {' '}
                  <SenderText className="mono" text={finding.answer} />
                </>
              )}
            </p>
          ))}
          <p>{sentence(`${name}.why`, texts.why)}</p>
          {verdict !== 'pass' && (
            <p className="check-advice">{sentence(`${name}.advice`, texts.advice)}</p>
          )}
          <p className="check-source">{t(`source.${source}`)}</p>
        </div>
      </details>
    </li>
  );
}
