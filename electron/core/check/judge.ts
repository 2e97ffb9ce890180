import type { CheckFinding, CheckVerdict } from '../../../shared/check.ts';
import { shortText } from '../../../shared/cut-text.ts';
import type { CheckAnswer } from './deliver.ts';
import type { Scenario } from './scenario.ts';

/** What is known after a scenario was played. */
export interface Observed {
  readonly answers: readonly CheckAnswer[];
  /** Whether there was a key to sign with. */
  readonly hasKey: boolean;
  /** What left the receiver for its gateway; `null` when nobody looked there. */
  readonly left: readonly string[] | null;
}

export interface ScenarioJudgement {
  readonly verdict: CheckVerdict;
  readonly findings: readonly CheckFinding[];
}

/** Characters of an answer that are shown. */
const answerLength = 300;

/** Statuses that say that the sender is not known. */
const unauthorized: readonly number[] = [401, 403];

/** Compares what was observed with what a sound receiver does. The most serious finding gives the verdict. */
export function judge(scenario: Scenario, observed: Observed): ScenarioJudgement {
  const { answers, hasKey } = observed;
  if (!hasKey && needsKey(scenario, answers))
    return { verdict: 'undecidable', findings: [{ is: 'needs-key' }] };
  const all = [
    ...judgeAnswers(scenario, answers),
    ...judgeTime(scenario, answers),
    ...judgeLeft(scenario, observed),
  ];
  const verdict = worst(all.map((one) => one.verdict));
  return { verdict, findings: all.map(({ finding }) => finding) };
}

interface JudgedPart {
  readonly verdict: CheckVerdict;
  readonly finding: CheckFinding;
}

/** A receiver that wants a signature refuses what has none: that says nothing about the scenario. */
function needsKey({ requests, expect }: Scenario, answers: readonly CheckAnswer[]): boolean {
  return (
    expect.answer !== 'refused' &&
    requests.every(({ signature }) => signature === 'right') &&
    answers.some((answer) => answer.ok && unauthorized.includes(answer.status))
  );
}

function judgeAnswers(
  { expect }: Scenario,
  answers: readonly CheckAnswer[],
): readonly JudgedPart[] {
  const groups = Map.groupBy(answers, (answer) => (answer.ok ? answer.status : answer.fault));
  return [...groups.values()].map((group): JudgedPart => {
    const [first] = group;
    const [count, of] = [group.length, answers.length];
    if (first === undefined || !first.ok) {
      const { fault = 'stopped', detail = '' } = first ?? {};
      return { verdict: 'fail', finding: { is: 'no-answer', fault, detail, count, of } };
    }
    const { status } = first;
    const verdict = verdictOf(status, expect);
    if (verdict === 'pass') {
      const ms = Math.max(...group.map((answer) => answer.ms));
      return { verdict, finding: { is: 'as-expected', status, count, ms } };
    }
    const answer = shortText(first.text, answerLength);
    return { verdict, finding: { is: 'status', status, count, of, answer } };
  });
}

function verdictOf(status: number, { answer, careful }: Scenario['expect']): CheckVerdict {
  const isAccepted = status >= 200 && status < 300;
  const isRefused = status >= 400 && status < 500;
  const isExpected =
    answer === 'accepted' ? isAccepted : answer === 'refused' ? isRefused : isAccepted || isRefused;
  if (isExpected) return 'pass';
  return careful.includes(status) ? 'careful' : 'fail';
}

function judgeTime({ expect }: Scenario, answers: readonly CheckAnswer[]): readonly JudgedPart[] {
  const { withinMs: limitMs } = expect;
  const ms = Math.max(0, ...answers.map((answer) => answer.ms));
  if (limitMs === undefined || ms <= limitMs) return [];
  return [{ verdict: 'fail', finding: { is: 'slow', ms, limitMs } }];
}

function judgeLeft(
  { expect, texts }: Scenario,
  { left, answers }: Observed,
): readonly JudgedPart[] {
  const { leaves: wanted, leavesWith = [] } = expect;
  if (wanted === undefined || !areAccepted(answers)) return [];
  if (left === null) {
    return texts.look === undefined ? [] : [{ verdict: 'undecidable', finding: { is: 'look' } }];
  }
  const whole = left.filter((text) => leavesWith.every((part) => text.includes(part)));
  if (left.length === wanted && whole.length === wanted) return [];
  const times = left.length === wanted ? whole.length : left.length;
  return [{ verdict: 'fail', finding: { is: 'left', times, wanted } }];
}

/** Whether all were answered with a 2xx: only then must the messages leave. */
export function areAccepted(answers: readonly CheckAnswer[]): boolean {
  return answers.every((answer) => answer.ok && answer.status >= 200 && answer.status < 300);
}

const byGravity: readonly CheckVerdict[] = ['fail', 'undecidable', 'careful', 'pass'];

function worst(verdicts: readonly CheckVerdict[]): CheckVerdict {
  return byGravity.find((verdict) => verdicts.includes(verdict)) ?? 'pass';
}
