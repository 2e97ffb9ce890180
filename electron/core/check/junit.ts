import type { ScenarioResult } from '../../../shared/check.ts';

/** A result with its sentences. */
export interface JunitCase {
  readonly result: ScenarioResult;
  readonly title: string;
  /** What was seen, a line for each finding. */
  readonly message: string;
  readonly advice: string;
}

/**
 * The results as a JUnit report, the XML that CI services read. A scenario that can't be decided is skipped; one that
 * deserves a look passes, with its sentence as output.
 *
 * @param error why nothing could be sent; `null` when it could.
 */
export function junitReport(
  cases: readonly JunitCase[],
  url: string,
  error: string | null = null,
): string {
  const count = (verdict: ScenarioResult['verdict']) =>
    cases.filter(({ result }) => result.verdict === verdict).length;
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  const errors = error === null ? 0 : 1;
  const total = cases.reduce((sum, { result }) => sum + result.ms, 0);
  const head =
    `<testsuite name="hookscope check" hostname="${escaped(new URL(url).host)}" tests="${cases.length + errors}"` +
    ` failures="${count('fail')}" errors="${errors}" skipped="${count('undecidable')}" time="${seconds(total)}">`;
  const lines = cases.map(({ result, title, message, advice }) => {
    const { scenario, group, ms, verdict } = result;
    const open = `<testcase classname="${group}" name="${escaped(scenario)}: ${escaped(title)}" time="${seconds(ms)}">`;
    const body = {
      pass: '',
      careful: `<system-out>${escaped(`${message}\n${advice}`)}</system-out>`,
      fail: `<failure message="${escaped(message)}">${escaped(advice)}</failure>`,
      undecidable: `<skipped message="${escaped(message)}"/>`,
    }[verdict];
    return `    ${open}${body}</testcase>`;
  });
  if (error !== null)
    lines.push(
      `    <testcase classname="check" name="The server answers"><error message="${escaped(error)}"/></testcase>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  ${head}\n${lines.join('\n')}\n  </testsuite>\n</testsuites>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** A text within XML 1.0, which has no place for most control characters and lone surrogates (section 2.2). */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? '');
}
