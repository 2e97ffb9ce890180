import type { CheckFinding, CheckVerdict, ScenarioResult } from '../../../shared/check.ts';
import type { Scenario } from '../../core/check/scenario.ts';
import { printable } from './printable.ts';
import { styled } from './styles.ts';

const styles = {
  pass: 'green',
  careful: 'yellow',
  fail: 'red',
  undecidable: 'cyan',
} as const satisfies Readonly<Record<CheckVerdict, Parameters<typeof styled>[0]>>;

/** The verdicts as they are printed, and the longest of them. */
const words = {
  pass: 'pass',
  careful: 'careful',
  fail: 'FAIL',
  undecidable: 'look',
} as const satisfies Readonly<Record<CheckVerdict, string>>;
const width = 7;

/** A scenario for people: its line, and below it what was seen and what to do when it did not pass. */
export function resultLines(result: ScenarioResult, { texts }: Scenario): string {
  const { verdict, scenario } = result;
  const word = styled(styles[verdict], words[verdict].padEnd(width));
  const head = `${word}  ${texts.title}`;
  if (verdict === 'pass') return head;
  const below = [
    resultMessage(result, texts.look),
    ...(verdict === 'undecidable' ? [] : [texts.advice]),
  ];
  return [
    `${head}  ${styled('dim', scenario)}`,
    ...below.map((line) => `${' '.repeat(width + 2)}${line}`),
  ].join('\n');
}

/** What was seen, in sentences. @param look what the user must look at, of the scenario. */
export function resultMessage({ findings }: ScenarioResult, look: string | undefined): string {
  return findings.map((finding) => sentenceOf(finding, look)).join(' ');
}

function sentenceOf(finding: CheckFinding, look: string | undefined): string {
  switch (finding.is) {
    case 'as-expected': {
      const { count, status, ms } = finding;
      const slowest = `${Math.round(ms)} ms`;
      return count === 1
        ? `Answered ${status} after ${slowest}.`
        : `${count} answered ${status}, the slowest after ${slowest}.`;
    }
    case 'status': {
      const { status, count, of } = finding;
      const answer = printable(finding.answer.trim());
      return `Answered ${status}${share(count, of)}${answer === '' ? '.' : `: ${answer}`}`;
    }
    case 'no-answer':
      return `No answer${share(finding.count, finding.of)}: ${printable(finding.detail)}`;
    case 'slow':
      return `The slowest answer took ${(finding.ms / 1000).toFixed(1)} s; the limit is ${finding.limitMs / 1000} s.`;
    case 'needs-key':
      return 'It was refused because it is not signed. Give your server the public half of a test key, and --sign the private one.';
    case 'left':
      return `${finding.times} of the messages that must leave your server reached the gateway port as they should; ${finding.wanted} must.`;
    case 'look':
      return look ?? '';
  }
}

function share(count: number, of: number): string {
  return of === 1 ? '' : ` to ${count} of ${of}`;
}

/** How many scenarios have each verdict: `52 pass, 3 fail, 2 to look at`. */
export function checkSummary(verdicts: readonly CheckVerdict[]): string {
  const count = (wanted: CheckVerdict) => verdicts.filter((one) => one === wanted).length;
  const parts = [
    [count('pass'), 'pass'],
    [count('careful'), 'careful'],
    [count('fail'), 'fail'],
    [count('undecidable'), 'to look at'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}
